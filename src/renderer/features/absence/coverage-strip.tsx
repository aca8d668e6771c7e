// What the imports claim of a window, as a strip and as stretches to read.
import { Table, Text } from '@mantine/core';
import type { AbsenceReport } from '#shared/model/absence.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './absence.module.css';
import { words } from './words.ts';

const mostRows = 40;

export const CoverageStrip = ({ report }: { report: AbsenceReport }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { coverage, from, to, zone } = report;
  const { ranges, gaps } = coverage;
  const start = Date.parse(from);
  const length = Math.max(1, Date.parse(to) - start);
  const share = (at: string): number => ((Date.parse(at) - start) / length) * 100;
  const stretches = [
    ...ranges.map((span) => ({ ...span, kind: 'claimed' as const })),
    ...gaps.map((span) => ({ ...span, kind: 'gap' as const })),
  ].sort((one, other) => (one.from < other.from ? -1 : 1));
  return (
    <>
      <Text size="xs" c="var(--text-soft)">
        {say('coverageHelp')}
      </Text>
      <div
        className={styles.strip}
        role="img"
        aria-label={say('strip', { ranges: count(ranges.length), gaps: count(gaps.length) })}
        data-testid="statement-strip"
      >
        {ranges.map((span) => (
          <span
            key={span.from}
            className={styles.claimed}
            style={{ left: `${share(span.from)}%`, width: `${share(span.to) - share(span.from)}%` }}
          />
        ))}
      </div>
      <div className={styles.ends} aria-hidden>
        <span>{formatSecond(from, zone)}</span>
        <span>{`${formatSecond(to, zone)} (${zone})`}</span>
      </div>
      <Table mt={6} className={styles.table ?? ''} data-testid="statement-stretches">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('stretch')}</Table.Th>
            <Table.Th>{say('from', { zone })}</Table.Th>
            <Table.Th>{say('to', { zone })}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {stretches.slice(0, mostRows).map((span) => (
            <Table.Tr key={`${span.kind} ${span.from}`}>
              <Table.Td>{`${span.kind === 'gap' ? '▨' : '■'} ${say(span.kind)}`}</Table.Td>
              <Table.Td>{formatSecond(span.from, zone)}</Table.Td>
              <Table.Td>{formatSecond(span.to, zone)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {stretches.length > mostRows && (
        <Text size="xs">{say('more', { count: count(stretches.length - mostRows) })}</Text>
      )}
    </>
  );
};
