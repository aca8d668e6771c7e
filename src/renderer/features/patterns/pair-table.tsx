// The matrix as a list of its pairs, those of most events first.
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './pair-table.module.css';
import { words } from './words.ts';

interface Props {
  label: string;
  heads: readonly [row: string, column: string];
  rows: readonly string[];
  columns: readonly string[];
  cells: readonly (readonly number[])[];
  /** All events of the question. */
  total: number;
  onPick(row: number, column: number): void;
}

export const PairTable = ({ label, heads, rows, columns, cells, total, onPick }: Props) => {
  const say = useWords(words);
  const { count, percent } = useFormat();
  const pairs = cells
    .flatMap((values, row) => values.map((value, column) => ({ row, column, value })))
    .filter(({ value }) => value > 0)
    .sort((one, other) => other.value - one.value);
  return (
    <table className={classes.pairs} data-testid="matrix-pairs" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{heads[0]}</th>
          <th scope="col">{heads[1]}</th>
          <th scope="col">{say('events')}</th>
          <th scope="col">{say('share')}</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map(({ row, column, value }) => (
          <tr key={`${row}-${column}`}>
            <th scope="row">
              <button type="button" className={classes.link} onClick={() => onPick(row, column)}>
                {rows[row]}
              </button>
            </th>
            <td>{columns[column]}</td>
            <td>{count(value)}</td>
            <td>{percent(value / total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
