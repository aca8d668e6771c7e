// What was written: where, how much, what names it, and the cells that are not as the events have them.
import { Button, CopyButton, Group, Stack, Table, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ExportReport } from '#shared/model/export.ts';
import { useHost } from '../../data/use-host.ts';
import { useHostDialogs } from '../../data/use-host-dialogs.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './export.module.css';
import { words } from './words.ts';

export const ExportResult = ({
  report,
  onAgain,
  onClose,
}: {
  report: ExportReport;
  onAgain(): void;
  onClose(): void;
}) => {
  const say = useWords(words);
  const format = useFormat();
  const { can } = useHost();
  const { reveal } = useHostDialogs();
  const facts = [
    [say('path'), report.path],
    [say('size'), format.bytes(report.bytes)],
    [say('sha256'), report.sha256],
    [say('about'), report.about ?? say('aboutWithin')],
    ...(report.root === null ? [] : [[say('root'), report.root] as const]),
    [say('columnsOf'), report.columns.join(', ')],
    [say('took'), format.duration(report.elapsedMs)],
  ] as const;
  const changed = (key: 'longCells' | 'halfCharacters') =>
    report[key] === 0 ? null : (
      <Text size="sm">{say(key, { count: report[key], shown: format.count(report[key]) })}</Text>
    );
  return (
    <Stack gap="sm" data-testid="export-result">
      <Group gap={6} wrap="nowrap">
        <IconCircleCheck size={18} color="var(--success)" aria-hidden />
        <Text size="sm" fw={600} role="status">
          {say('done', { count: report.events, shown: format.count(report.events) })}
        </Text>
      </Group>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {report.format === 'csv-spreadsheet' && report.neutralised === 0 ? (
        <Text size="sm">{say('noneNeutralised')}</Text>
      ) : null}
      {changed('longCells')}
      {changed('halfCharacters')}
      {report.neutralised > 0 && (
        <div data-testid="export-neutralised">
          <Text size="sm">
            {say('neutralised', { count: report.neutralised, shown: format.count(report.neutralised) })}
            {report.cells.length < report.neutralised
              ? ` ${say('neutralisedFirst', { shown: format.count(report.cells.length) })}`
              : null}
          </Text>
          <section
            className={classes.cells}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
            tabIndex={0}
            aria-label={say('neutralisedList')}
          >
            <Table className={classes.table ?? ''} stickyHeader>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{say('row')}</Table.Th>
                  <Table.Th scope="col">{say('column')}</Table.Th>
                  <Table.Th scope="col">{say('value')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {report.cells.map(({ row, column, value }) => (
                  <Table.Tr key={`${row} ${column}`}>
                    <Table.Td className="tabular">{format.count(row)}</Table.Td>
                    <Table.Td>{column}</Table.Td>
                    <Table.Td className={classes.value ?? ''}>{value.slice(0, 300)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        </div>
      )}
      <Group justify="flex-end" gap="xs">
        <CopyButton value={report.path}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {say(copied ? 'copiedPath' : 'copyPath')}
            </Button>
          )}
        </CopyButton>
        {can('reveal') ? (
          <Button variant="default" onClick={() => void reveal(report.path)}>
            {say('reveal')}
          </Button>
        ) : null}
        <Button variant="default" onClick={onAgain}>
          {say('another')}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {say('close')}
        </Button>
      </Group>
    </Stack>
  );
};
