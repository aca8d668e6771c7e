// One side of a difference in a cell.
import type { Unit } from '#shared/model/changes.ts';
import styles from './comparison.module.css';
import { LongText } from './long-text.tsx';
import type { ShownValue } from './shown-value.ts';
import { useSayValue } from './use-say-value.ts';

interface Props {
  shown: ShownValue;
  unit: Unit | null;
  /** Characters shown at first of a long value. */
  length?: number;
}

export const ValueCell = ({ shown, unit, length }: Props) => {
  const sayValue = useSayValue();
  const text = sayValue(shown, unit);
  if (shown.kind !== 'value' || shown.value === '') return <span className={styles.statement}>{text}</span>;
  if (shown.value === null) return <span className={styles.nothing}>{text}</span>;
  return <LongText text={text} {...(length === undefined ? {} : { first: length })} />;
};
