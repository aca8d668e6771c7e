// The reconciled end of an import: the equation, each source, and the first rejected records with line and reason.
import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import type { ImportReport } from '#shared/model/import-run.ts';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useReasonText } from '../../ui/use-reason-text.ts';
import { Equation } from './equation.tsx';
import styles from './import.module.css';
import { ReceiptNote } from './receipt-note.tsx';
import { remoteFacts } from './remote-facts.ts';
import { SourceNotes } from './source-notes.tsx';
import { SourceTable } from './source-table.tsx';
import { words } from './words.ts';

interface Props {
  report: ImportReport;
  onClose: () => void;
  onConflicts: () => void;
  onQuarantine: () => void;
}

export const ReportDialog = ({ report, onClose, onConflicts, onQuarantine }: Props) => {
  const say = useWords(words);
  const format = useFormat();
  const reasonText = useReasonText();
  const { archive, rejects } = report;
  return (
    <Dialog onClose={onClose} title={say('reportTitle')} size="xl">
      <Stack gap="md" data-testid="import-report">
        <Equation counts={report} />
        <Text size="sm">
          {say('reportArchive', {
            events: format.count(archive.events),
            segments: format.count(archive.segments),
            generation: format.count(archive.generation),
            time: report.elapsedMs < 1000 ? '< 1 s' : format.duration(report.elapsedMs),
          })}
        </Text>
        {remoteFacts(report, say, format.count).map((fact) => (
          <Text key={fact} size="sm">
            {fact}
          </Text>
        ))}
        <ReceiptNote receipt={report.receipt} />
        <SourceNotes sources={report.sources} />
        <div>
          <Title order={3} size="h6" mb={4}>
            {say('sources')}
          </Title>
          <SourceTable sources={report.sources} />
        </div>
        {report.rejected === 0 ? null : (
          <div>
            <Title order={3} size="h6">
              {say('rejects')}
            </Title>
            <Text size="xs" c="var(--text-faint)" mb={4}>
              {say('rejectsShown', { shown: format.count(rejects.length), total: format.count(report.rejected) })}
            </Text>
            <Table.ScrollContainer minWidth={560}>
              <Table className={styles.table ?? ''} aria-label={say('rejects')} data-testid="reject-table">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{say('source')}</Table.Th>
                    <Table.Th scope="col" className={styles.numeric ?? ''}>
                      {say('line')}
                    </Table.Th>
                    <Table.Th scope="col">{say('reason')}</Table.Th>
                    <Table.Th scope="col">{say('message')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rejects.map((reject) => (
                    <Table.Tr key={`${reject.source}:${reject.line}:${reject.message}`}>
                      <Table.Td className={styles.name ?? ''}>{reject.source}</Table.Td>
                      <Table.Td className={styles.numeric ?? ''}>{format.count(reject.line)}</Table.Td>
                      <Table.Td>{reasonText(reject.reason)}</Table.Td>
                      <Table.Td className={styles.name ?? ''}>{reject.message}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </div>
        )}
        <Group justify="flex-end" gap="xs">
          {report.conflicts === 0 ? null : (
            <Button variant="default" onClick={onConflicts} data-testid="see-conflicts">
              {say('seeConflicts', { count: report.conflicts, shown: format.count(report.conflicts) })}
            </Button>
          )}
          {report.rejected === 0 ? null : (
            <Button variant="default" onClick={onQuarantine}>
              {say('seeQuarantine')}
            </Button>
          )}
          <Button onClick={onClose}>{say('close')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
};
