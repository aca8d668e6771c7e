// Two fields against each other above the grid, users by resource types to begin with; a cell asks for both its values.
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { type FacetField, facetFieldSchema, facetFields } from '#shared/model/field.ts';
import { useImports } from '../../data/use-imports.ts';
import { useMatrix } from '../../data/use-matrix.ts';
import { usePageParam, useView } from '../../data/view-state.ts';
import { ChartTools } from '../../ui/chart-tools.tsx';
import { CountTable } from '../../ui/count-table/count-table.tsx';
import { pageColours } from '../../ui/count-table/page-colours.ts';
import { tablePicture } from '../../ui/count-table/table-picture.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { tsvText } from '../../ui/tsv-text.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useValueText } from '../../ui/use-value-text.ts';
import { words as uiWords } from '../../ui/words.ts';
import { asksForCell, type MatrixFields, withCell, withoutCell } from './matrix-terms.ts';
import { PairTable } from './pair-table.tsx';
import classes from './patterns.module.css';
import { ShadeLegend } from './shade-legend.tsx';
import { words } from './words.ts';

const useField = (name: string, fallback: FacetField): [FacetField, (field: string) => void] => {
  const [value, set] = usePageParam(name, fallback);
  return [facetFieldSchema.safeParse(value).data ?? fallback, set];
};

export const MatrixChart = ({ switcher }: { switcher: ReactNode }) => {
  const say = useWords(words);
  const sayUi = useWords(uiWords);
  const { count } = useFormat();
  const view = useView();
  const [rows, setRows] = useField('rows', 'actor.email');
  const [columns, setColumns] = useField('columns', 'resource.type');
  const fields = useMemo<MatrixFields>(() => ({ rows, columns }), [rows, columns]);
  const filter = useMemo(() => withoutCell(view.filter, fields), [view.filter, fields]);
  const { matrix, loading, problem } = useMatrix({ filter, zone: view.zone, rows, columns });
  const { imports = [] } = useImports();
  const textOf = useValueText(imports, view.zone);
  const [asTable, setAsTable] = useState(false);
  const [point, setPoint] = useState<{ row: number; column: number } | null>(null);
  const frame = useRef<HTMLElement>(null);
  if (problem !== null) return <ProblemNote problem={problem} />;

  const cells = matrix?.cells ?? [];
  const rowNames = matrix?.rows.map(({ value }) => textOf(rows, value)) ?? [];
  const columnNames = matrix?.columns.map(({ value }) => textOf(columns, value)) ?? [];
  const cellOf = (row: number, column: number) => ({
    row: row === -1 ? undefined : matrix?.rows[row]?.value,
    column: column === -1 ? undefined : matrix?.columns[column]?.value,
  });
  const isChosen = (row: number, column: number) => asksForCell(view.filter, fields, cellOf(row, column));
  const pick = (row: number, column: number) =>
    view.setFilter(
      row !== -1 && column !== -1 && isChosen(row, column)
        ? filter
        : withCell(view.filter, fields, cellOf(row, column)),
    );
  const sayCell = (row: number, column: number): string => {
    const value = cells[row]?.[column] ?? 0;
    return say('matrixCell', {
      row: rowNames[row] ?? '',
      column: columnNames[column] ?? '',
      count: value,
      shown: count(value),
    });
  };
  const caption = say('matrixCaption', { rows: sayUi(`field.${rows}`), columns: sayUi(`field.${columns}`) });
  const isPart =
    matrix !== undefined && (matrix.distinctRows > rowNames.length || matrix.distinctColumns > columnNames.length);
  const picker = (label: string, testId: string, value: FacetField, set: (field: string) => void) => (
    <select
      className={classes.field}
      aria-label={label}
      data-testid={testId}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
    >
      {facetFields.map((field) => (
        <option key={field} value={field}>
          {sayUi(`field.${field}`)}
        </option>
      ))}
    </select>
  );
  return (
    <section className={classes.area} data-testid="matrix-chart" aria-label={caption} aria-busy={loading} ref={frame}>
      <div className={classes.caption}>
        {switcher}
        {picker(say('rows'), 'matrix-rows', rows, setRows)}
        <span aria-hidden>×</span>
        {picker(say('columns'), 'matrix-columns', columns, setColumns)}
        {isPart && (
          <span>
            {say('matrixPart', {
              rows: count(rowNames.length),
              ofRows: count(matrix.distinctRows),
              columns: count(columnNames.length),
              ofColumns: count(matrix.distinctColumns),
            })}
          </span>
        )}
        <strong className={classes.readout} aria-hidden data-testid="matrix-readout">
          {point === null ? '' : sayCell(point.row, point.column)}
        </strong>
        <span className={classes.gap} />
        {!asTable && <ShadeLegend most={Math.max(0, ...cells.flat())} />}
        <ChartTools
          name="matrix"
          asTable={asTable}
          onAsTable={setAsTable}
          picture={() =>
            frame.current === null
              ? null
              : tablePicture({
                  title: caption,
                  rows: rowNames,
                  columns: columnNames,
                  cells,
                  textOf: count,
                  colours: pageColours(frame.current),
                  cell: { width: 96, height: 22 },
                })
          }
          table={() =>
            tsvText([[caption, ...columnNames], ...cells.map((row, place) => [rowNames[place] ?? '', ...row])])
          }
        />
      </div>
      {matrix !== undefined && matrix.count === 0 && <p className={classes.empty}>{say('empty')}</p>}
      {matrix !== undefined && matrix.count > 0 && (
        <div className={classes.scroll}>
          {asTable ? (
            <PairTable
              label={caption}
              heads={[sayUi(`field.${rows}`), sayUi(`field.${columns}`)]}
              rows={rowNames}
              columns={columnNames}
              cells={cells}
              total={matrix.count}
              onPick={pick}
            />
          ) : (
            <CountTable
              name="matrix"
              label={say('matrixKeys', { caption })}
              corner={`${sayUi(`field.${rows}`)} \\ ${sayUi(`field.${columns}`)}`}
              rows={rowNames.map((label, place) => ({ key: `${matrix.rows[place]?.value}`, label, title: label }))}
              columns={columnNames.map((label, place) => ({
                key: `${matrix.columns[place]?.value}`,
                label,
                title: label,
              }))}
              cells={cells}
              numbers
              sayCell={sayCell}
              isChosen={isChosen}
              isOutlined={() => false}
              onPick={pick}
              onPoint={setPoint}
            />
          )}
        </div>
      )}
    </section>
  );
};
