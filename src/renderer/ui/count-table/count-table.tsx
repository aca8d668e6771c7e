// A table of counts as coloured cells; each is a button. Arrow keys move, Enter or a click asks.
import { type KeyboardEvent, useState } from 'react';
import { useFormat } from '../use-format.ts';
import classes from './count-table.module.css';
import { shadeOf } from './shade.ts';

export interface CountTableHead {
  key: string;
  label: string;
  /** Whole name where `label` is short. */
  title: string;
}

export interface CountTableProps {
  name: string;
  label: string;
  corner: string;
  rows: readonly CountTableHead[];
  columns: readonly CountTableHead[];
  cells: readonly (readonly number[])[];
  /** The count of the darkest shade, where tables are held against each other; the largest cell's otherwise. */
  most?: number;
  /** Written into the cells, the count itself otherwise. */
  textOf?(value: number): string;
  /** Numbers are always shown, not only under the pointer. */
  numbers: boolean;
  sayCell(row: number, column: number): string;
  isChosen(row: number, column: number): boolean;
  isOutlined(row: number, column: number): boolean;
  /** A place of -1 is the head of the other direction. */
  onPick(row: number, column: number): void;
  onPoint(place: { row: number; column: number } | null): void;
}

const moves: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-1000, 0],
  PageDown: [1000, 0],
  Home: [0, -1000],
  End: [0, 1000],
};

export const CountTable = (props: CountTableProps) => {
  const { name, label, corner, rows, columns, cells, numbers, sayCell, isChosen, isOutlined, onPick, onPoint } = props;
  const { count } = useFormat();
  const [at, setAt] = useState({ row: 0, column: 0 });
  const most = props.most ?? Math.max(0, ...cells.flat());
  const textOf = props.textOf ?? count;
  const row = Math.min(at.row, rows.length - 1);
  const column = Math.min(at.column, columns.length - 1);
  const press = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = {
      row: Math.min(rows.length - 1, Math.max(0, row + move[0])),
      column: Math.min(columns.length - 1, Math.max(0, column + move[1])),
    };
    setAt(next);
    event.currentTarget
      .querySelector<HTMLButtonElement>(`[data-cell="${next.row}-${next.column}"]`)
      ?.focus({ preventScroll: false });
  };
  return (
    <table className={classes.counts} data-name={name} data-testid={`${name}-cells`} aria-label={label}>
      <thead>
        <tr>
          {corner === '' ? (
            <td className={classes.rowHead} />
          ) : (
            <th scope="col" className={`${classes.columnHead} ${classes.rowHead}`}>
              {corner}
            </th>
          )}
          {columns.map((head, place) => (
            <th key={head.key} scope="col" className={classes.columnHead} title={head.title}>
              <button
                type="button"
                tabIndex={-1}
                className={classes.head}
                aria-label={head.label === '' ? head.title : undefined}
                onClick={() => onPick(-1, place)}
              >
                {head.label}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={press} onPointerLeave={() => onPoint(null)}>
        {rows.map((head, r) => (
          <tr key={head.key}>
            <th scope="row" className={classes.rowHead} title={head.title}>
              <button type="button" tabIndex={-1} className={classes.head} onClick={() => onPick(r, -1)}>
                {head.label}
              </button>
            </th>
            {columns.map((other, c) => {
              const value = cells[r]?.[c] ?? 0;
              return (
                <td key={other.key} className={classes.place}>
                  <button
                    type="button"
                    className={classes.cell}
                    data-cell={`${r}-${c}`}
                    data-shade={shadeOf(value, most)}
                    data-outlined={isOutlined(r, c)}
                    aria-pressed={isChosen(r, c)}
                    aria-label={sayCell(r, c)}
                    tabIndex={r === row && c === column ? 0 : -1}
                    onFocus={() => {
                      setAt({ row: r, column: c });
                      onPoint({ row: r, column: c });
                    }}
                    onBlur={() => onPoint(null)}
                    onPointerEnter={() => onPoint({ row: r, column: c })}
                    onClick={() => onPick(r, c)}
                  >
                    <span className={numbers ? undefined : classes.number}>
                      {value === 0 && !numbers ? '' : textOf(value)}
                    </span>
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
