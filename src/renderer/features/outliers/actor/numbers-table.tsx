// The numbers of a chart as a table; the name of a row leads to its events.
import { Anchor, Table } from '@mantine/core';
import { useFormat } from '../../../ui/use-format.ts';
import classes from './actor.module.css';
import type { NumberTable } from './number-table.ts';

interface Props {
  label: string;
  table: NumberTable;
  /** The accessible name of the way to a row's events. */
  pickLabel(name: string): string;
  onPick(row: number): void;
}

export const NumbersTable = ({ label, table, pickLabel, onPick }: Props) => {
  const { decimal } = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
    <section className={classes.table} tabIndex={0} aria-label={label}>
      <Table stickyHeader fz={12} aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {table.heads.map((head, place) => (
              <Table.Th key={head} scope="col" className={place === 0 ? '' : (classes.numeric ?? '')}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map(({ key, name, isAsked, values }, row) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw={400}>
                {isAsked ? (
                  <Anchor
                    component="button"
                    type="button"
                    size="xs"
                    aria-label={pickLabel(name)}
                    onClick={() => onPick(row)}
                  >
                    {name}
                  </Anchor>
                ) : (
                  name
                )}
              </Table.Th>
              {values.map((value, place) => (
                <Table.Td key={table.heads[place + 1]} className={classes.numeric ?? ''}>
                  {typeof value === 'number' ? decimal(value) : (value ?? '–')}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
};
