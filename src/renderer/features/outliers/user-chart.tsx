// Accesses per user as horizontal bars, the number beside each bar.
import { Bar, BarChart, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import frame from '../../ui/chart-frame.module.css';
import { ChartKeys, FollowTooltip } from '../../ui/chart-frame-keys.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { UserBar } from './user-bars.ts';

interface Props {
  bars: readonly UserBar[];
  total: number;
  nameOf: (bar: UserBar) => string;
  hint: string;
  onPick: (bar: UserBar) => void;
}

const rowHeight = 22;
const nameWidth = 210;
/** Characters that fit the name column; the tooltip shows the whole name. */
const nameLength = 27;

const shorten = (name: string): string => (name.length > nameLength ? `${name.slice(0, nameLength - 1)}…` : name);

export const UserChart = ({ bars, total, nameOf, hint, onPick }: Props) => {
  const format = useFormat();
  const byKey = new Map(bars.map((bar) => [bar.key, bar]));
  const pick = (key: string | number | undefined) => {
    const bar = byKey.get(String(key));
    if (bar !== undefined) onPick(bar);
  };
  const name = (key: string): string => {
    const bar = byKey.get(key);
    return bar === undefined ? '' : nameOf(bar);
  };
  return (
    <ChartKeys label={hint} onPick={pick}>
      {(at) => (
        <ResponsiveContainer width="100%" height={bars.length * rowHeight + 30}>
          <BarChart
            data={[...bars]}
            layout="vertical"
            margin={{ top: 0, right: 64, bottom: 0, left: 0 }}
            onClick={({ activeLabel }) => pick(activeLabel)}
          >
            <XAxis
              type="number"
              allowDecimals={false}
              tickCount={5}
              tickFormatter={(value: number) => format.count(value)}
              tick={{ fill: 'var(--text-faint)', fontSize: 11 }}
              stroke="var(--line-strong)"
            />
            <YAxis
              type="category"
              dataKey="key"
              width={nameWidth}
              interval={0}
              tickFormatter={(key: string) => shorten(name(key))}
              tick={{ fill: 'var(--text)', fontSize: 12 }}
              stroke="var(--line-strong)"
              tickLine={false}
            />
            <Tooltip
              cursor={{ fill: 'var(--surface-hover)' }}
              isAnimationActive={false}
              content={({ active, label }) => {
                const bar = byKey.get(String(label));
                if (!active || bar === undefined) return null;
                return (
                  <div className={frame.tooltip}>
                    <p>{nameOf(bar)}</p>
                    <p>
                      <strong>{format.count(bar.count)}</strong> ({format.percent(bar.count / total)})
                    </p>
                  </div>
                );
              }}
            />
            <Bar
              dataKey="count"
              fill="var(--fill-data-access)"
              isAnimationActive={false}
              maxBarSize={16}
              onClick={(bar: { payload?: UserBar }, _index, event) => {
                event.stopPropagation();
                pick(bar.payload?.key);
              }}
            >
              <LabelList
                dataKey="count"
                position="right"
                formatter={(value) => format.count(Number(value))}
                fill="var(--text)"
                fontSize={12}
              />
            </Bar>
            <FollowTooltip at={at} />
          </BarChart>
        </ResponsiveContainer>
      )}
    </ChartKeys>
  );
};
