// The marks of the life line: the shape of one version, or how many stand so close that they are one mark.
import type { ResourceVersion } from '#shared/model/changes.ts';
import { useWords } from '../../../ui/define-words.ts';
import { formatSecond } from '../../../ui/format-time.ts';
import { useFormat } from '../../../ui/use-format.ts';
import { KindShape } from './kind-mark.tsx';
import classes from './life-line.module.css';
import type { LifeMark } from './place-marks.ts';
import { words } from './words.ts';

interface Props {
  marks: readonly LifeMark[];
  versions: readonly ResourceVersion[];
  zone: string;
  /** Pixel of their middle. */
  y: number;
  /** The marks' ids begin with it. */
  name: string;
  cursor: number;
  isChosen(mark: LifeMark): boolean;
  onOpen(mark: LifeMark): void;
}

export const LifeMarks = ({ marks, versions, zone, y, name, cursor, isChosen, onOpen }: Props) => {
  const say = useWords(words);
  const format = useFormat();
  const textOf = ({ first, last, created, deleted }: LifeMark): string => {
    const [from, to] = [versions[first], versions[last]];
    if (from === undefined || to === undefined) return '';
    const fromAt = formatSecond(from.at, zone);
    if (first === last) return say('markOne', { number: from.number, kind: say(from.kind), at: fromAt });
    const many = say('markMany', {
      count: last - first + 1,
      first: from.number,
      last: to.number,
      from: fromAt,
      to: formatSecond(to.at, zone),
    });
    return [many, ...(created ? [say('create')] : []), ...(deleted ? [say('delete')] : [])].join(', ');
  };
  return marks.map((mark, place) => {
    const text = textOf(mark);
    const count = format.short(mark.last - mark.first + 1);
    const half = Math.max(8, count.length * 3.5 + 4);
    return (
      <g
        key={mark.first}
        id={`${name}-${place}`}
        role="option"
        aria-selected={isChosen(mark)}
        aria-label={text}
        className={classes.mark}
        data-chosen={isChosen(mark)}
        data-current={place === cursor}
        transform={`translate(${mark.x} ${y})`}
        onClick={() => onOpen(mark)}
      >
        <title>{text}</title>
        {mark.kind === 'several' ? (
          <>
            <rect x={-half} y={-8} width={half * 2} height={16} rx={8} className={classes.several} />
            {mark.created ? (
              <g transform={`translate(${mark.deleted ? -6 : 0} -12) scale(0.8)`}>
                <KindShape kind="create" />
              </g>
            ) : null}
            {mark.deleted ? (
              <g transform={`translate(${mark.created ? 6 : 0} -12) scale(0.8)`}>
                <KindShape kind="delete" />
              </g>
            ) : null}
            <text y={3.5} className={classes.severalCount}>
              {count}
            </text>
            <rect x={-half - 3} y={-11} width={half * 2 + 6} height={22} rx={11} className={classes.ring} />
          </>
        ) : (
          <>
            <KindShape kind={mark.kind} />
            <circle r="9" className={classes.ring} />
          </>
        )}
      </g>
    );
  });
};
