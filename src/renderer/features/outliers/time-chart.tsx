// Accesses over time as bars stacked by user, with a legend in words.
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import frame from '../../ui/chart-frame.module.css';
import { ChartKeys, FollowTooltip } from '../../ui/chart-frame-keys.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { DayRow } from './day-rows.ts';
import styles from './outliers.module.css';

interface Props {
  rows: readonly DayRow[];
  /** Names of the parts of a row, in their order. */
  names: readonly string[];
  zone: string;
  hint: string;
  onPick: (row: DayRow) => void;
}

/** The last part is everybody else and always grey. */
export const userColour = (part: number, parts: number): string => `var(--user-${part === parts - 1 ? 5 : part})`;

export const TimeChart = ({ rows, names, zone, hint, onPick }: Props) => {
  const format = useFormat();
  const byStart = new Map(rows.map((row) => [row.start, row]));
  const pick = (start: string | number | undefined) => {
    const row = byStart.get(String(start));
    if (row !== undefined) onPick(row);
  };
  const used = names.map((_, part) => rows.some((row) => (row.parts[part] ?? 0) > 0));
  return (
    <ChartKeys label={hint} onPick={pick}>
      {(at) => (
        <>
          <ResponsiveContainer width="100%" height={240}>
            <BarChart
              data={[...rows]}
              barCategoryGap={rows.length > 120 ? 0 : '12%'}
              margin={{ top: 4, right: 36, bottom: 0, left: 0 }}
              onClick={({ activeLabel }) => pick(activeLabel)}
            >
              <CartesianGrid vertical={false} stroke="var(--line)" />
              <XAxis
                dataKey="start"
                tickFormatter={(start: string) => byStart.get(start)?.label ?? ''}
                minTickGap={56}
                tick={{ fill: 'var(--text-faint)', fontSize: 11 }}
                stroke="var(--line-strong)"
              />
              <YAxis
                allowDecimals={false}
                width={48}
                tickCount={5}
                tickFormatter={(value: number) => format.count(value)}
                tick={{ fill: 'var(--text-faint)', fontSize: 11 }}
                stroke="var(--line-strong)"
              />
              <Tooltip
                cursor={{ fill: 'var(--surface-hover)' }}
                isAnimationActive={false}
                content={({ active, label }) => {
                  const row = byStart.get(String(label));
                  if (!active || row === undefined) return null;
                  return (
                    <div className={frame.tooltip}>
                      <p>
                        {row.label} ({zone}): <strong>{format.count(row.count)}</strong>
                      </p>
                      {row.parts.map((count, part) =>
                        count === 0 ? null : (
                          <div key={names[part]} className={styles.tooltipRow}>
                            <span className={styles.tooltipName}>
                              <span className={styles.swatch} style={{ background: userColour(part, names.length) }} />
                              {names[part]}
                            </span>
                            <span>{format.count(count)}</span>
                          </div>
                        ),
                      )}
                    </div>
                  );
                }}
              />
              {names.map((name, part) => (
                <Bar
                  key={name}
                  name={name}
                  stackId="users"
                  dataKey={(row: DayRow) => row.parts[part] ?? 0}
                  fill={userColour(part, names.length)}
                  isAnimationActive={false}
                  onClick={(bar: { payload?: DayRow }, _index, event) => {
                    event.stopPropagation();
                    pick(bar.payload?.start);
                  }}
                />
              ))}
              <FollowTooltip at={at} />
            </BarChart>
          </ResponsiveContainer>
          <ul className={styles.legend}>
            {names.map((name, part) =>
              used[part] ? (
                <li key={name}>
                  <span className={styles.swatch} style={{ background: userColour(part, names.length) }} aria-hidden />
                  {name}
                </li>
              ) : null,
            )}
          </ul>
        </>
      )}
    </ChartKeys>
  );
};
