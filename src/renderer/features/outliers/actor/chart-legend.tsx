// What the colours and strokes of a chart stand for.
import classes from './actor.module.css';

/** `look`: how the sample is drawn. */
export interface LegendKey {
  name: string;
  fill: string;
  look: 'box' | 'outlined' | 'line' | 'dashed' | 'hatched' | 'triangle' | 'diamond';
}

const shapes = { triangle: 'M5 1l5 8h-10z', diamond: 'M5 0l5 5l-5 5l-5 -5z' } as const;

export const ChartLegend = ({ keys }: { keys: readonly LegendKey[] }) => (
  <ul className={classes.legend}>
    {keys.map(({ name, fill, look }) => (
      <li key={name}>
        {look === 'triangle' || look === 'diamond' ? (
          <svg width={10} height={10} aria-hidden>
            <path d={shapes[look]} fill={fill} />
          </svg>
        ) : (
          <span
            className={classes.sample}
            data-look={look}
            style={{ '--fill': fill } as React.CSSProperties}
            aria-hidden
          />
        )}
        {name}
      </li>
    ))}
  </ul>
);
