// Which chart stands above the grid: over time, by hour of the week, or two fields against each other. Kept in the address.
import { SegmentedControl } from '@mantine/core';
import { useWords } from '../../ui/define-words.ts';
import classes from './patterns.module.css';
import { charts, useChartChoice } from './use-chart-choice.ts';
import { words } from './words.ts';

export const ChartSwitch = () => {
  const say = useWords(words);
  const [chart, setChart] = useChartChoice();
  return (
    <SegmentedControl
      className={classes.switch}
      size="xs"
      aria-label={say('charts')}
      data-testid="chart-switch"
      value={chart}
      onChange={setChart}
      transitionDuration={0}
      data={charts.map((value) => ({ value, label: say(value) }))}
    />
  );
};
