// The chart above the grid, the one the address names.
import { lazy, Suspense } from 'react';
import { ChartSwitch } from '../patterns/chart-switch.tsx';
import { useChartChoice } from '../patterns/use-chart-choice.ts';
import classes from './shell.module.css';

const Timeline = lazy(async () => ({ default: (await import('../timeline/timeline.tsx')).Timeline }));
const WeekChart = lazy(async () => ({ default: (await import('../patterns/week-chart.tsx')).WeekChart }));
const MatrixChart = lazy(async () => ({ default: (await import('../patterns/matrix-chart.tsx')).MatrixChart }));

const charts = { time: Timeline, week: WeekChart, matrix: MatrixChart };

export const ChartArea = () => {
  const [chart] = useChartChoice();
  const Chart = charts[chart];
  return (
    <div className={classes.timeline}>
      <Suspense>
        <Chart switcher={<ChartSwitch />} />
      </Suspense>
    </div>
  );
};
