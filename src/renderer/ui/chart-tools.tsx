// The small tools of a compact chart: the same numbers as a table, and what can be taken away.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { ChartCopyMenu } from './chart-copy-menu.tsx';
import { useWords } from './define-words.ts';
import type { Picture } from './svg-picture.ts';
import { words } from './words.ts';

interface Props {
  /** Base of file names and test ids: `timeline`. */
  name: string;
  asTable: boolean;
  onAsTable(asTable: boolean): void;
  picture(): Picture | null;
  /** The numbers as tab-separated values. */
  table(): string;
}

export const ChartTools = ({ name, asTable, onAsTable, picture, table }: Props) => {
  const say = useWords(words);
  const label = say(asTable ? 'asChart' : 'asTable');
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon
          size={20}
          variant="subtle"
          color="gray"
          aria-label={label}
          data-testid={`table-${name}`}
          onClick={() => onAsTable(!asTable)}
        >
          {asTable ? <IconChartBar size={14} aria-hidden /> : <IconTable size={14} aria-hidden />}
        </ActionIcon>
      </Tooltip>
      <ChartCopyMenu name={name} picture={picture} table={table} />
    </>
  );
};
