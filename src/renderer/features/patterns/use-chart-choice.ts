// The chart above the grid, in the address.
import { usePageParam } from '../../data/view-state.ts';

export const charts = ['time', 'week', 'matrix'] as const;
export type Chart = (typeof charts)[number];

export const useChartChoice = (): [chart: Chart, set: (chart: Chart) => void] => {
  const [value, set] = usePageParam('chart', 'time');
  return [charts.find((known) => known === value) ?? 'time', set];
};
