// The cells of one difference: its field and kind, what it was, what it became.
import type { FieldDiff } from '#shared/model/changes.ts';
import { useWords } from '../define-words.ts';
import { useFormat } from '../use-format.ts';
import styles from './comparison.module.css';
import { KindMark } from './kind-mark.tsx';
import { fromOf, toOf } from './shown-value.ts';
import { ValueCell } from './value-cell.tsx';
import { WordDiff } from './word-diff.tsx';
import { words } from './words.ts';

export const FieldDiffCells = ({ diff }: { diff: FieldDiff }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { path, kind, unit, fromIndex, toIndex } = diff;
  const placeText = (index: number | undefined): string | null =>
    index === undefined ? null : say('place', { place: count(index + 1) });
  return (
    <>
      <th scope="row" className={styles.field}>
        <span className={styles.path}>{path === '' ? say('root') : path}</span>
        <KindMark kind={kind} />
      </th>
      {diff.words === null ? (
        <>
          <td>{kind === 'moved' ? placeText(fromIndex) : <ValueCell shown={fromOf(diff)} unit={unit} />}</td>
          <td>{kind === 'moved' ? placeText(toIndex) : <ValueCell shown={toOf(diff)} unit={unit} />}</td>
        </>
      ) : (
        <td colSpan={2}>
          <WordDiff pieces={diff.words} />
        </td>
      )}
    </>
  );
};
