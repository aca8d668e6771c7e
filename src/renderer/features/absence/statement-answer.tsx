// The answer: the verdict, what was found, what it rests on and what it cannot say.
import { Anchor, Button, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleHalf2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { AbsenceReport } from '#shared/model/absence.ts';
import { parseFilter, printFilter } from '#shared/model/filter-text.ts';
import { useToEvents } from '../../data/use-absence.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond, formatTime } from '../../ui/format-time.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './absence.module.css';
import { CoverageStrip } from './coverage-strip.tsx';
import { words } from './words.ts';

const icons = {
  'none-found-covered': IconCircleCheckFilled,
  'none-found-gaps': IconCircleHalf2,
  found: IconAlertTriangleFilled,
} as const;

const mostEvents = 100;

/** The question without its term on the actor. */
const withoutActor = (text: string): string => {
  const filter = parseFilter(text);
  if (filter.op !== 'and') return text;
  return printFilter({ ...filter, args: filter.args.filter((arg) => !(arg.op === 'is' && arg.field === 'actor')) });
};

const FoundEvents = ({ report }: { report: AbsenceReport }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const toEvents = useToEvents();
  const { events, matches, zone, filter } = report;
  const listed = events.slice(0, mostEvents);
  return (
    <section className={styles.section}>
      <Title order={3} size="h5">
        {say('events', { count: count(matches) })}
      </Title>
      {listed.length < matches && (
        <Text size="xs">{say('firstEvents', { shown: count(listed.length), count: count(matches) })}</Text>
      )}
      <Button variant="default" mt={6} onClick={() => toEvents(filter)} data-testid="statement-show-found">
        {say('showInGrid')}
      </Button>
      <Table mt={6} className={styles.table ?? ''} data-testid="statement-events">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('time', { zone })}</Table.Th>
            <Table.Th>{say('action')}</Table.Th>
            <Table.Th>{say('event')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {listed.map((event, place) => (
            // Versions of one id stand beside each other.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown
            <Table.Tr key={place}>
              <Table.Td>{formatTime(event.timestamp, zone)}</Table.Td>
              <Table.Td>{event.action ?? '—'}</Table.Td>
              <Table.Td>
                <Anchor component="button" type="button" size="sm" onClick={() => toEvents(filter, event.id)}>
                  {event.id}
                </Anchor>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
};

const Aliases = ({ report: { aliases, zone } }: { report: AbsenceReport }) => {
  const say = useWords(words);
  const { count } = useFormat();
  if (aliases.length === 0) return <Text size="sm">{say('noAliases')}</Text>;
  const headings = [say('kind'), say('name'), say('count'), say('first', { zone }), say('last', { zone })];
  return (
    <Table className={styles.table ?? ''} data-testid="statement-aliases">
      <Table.Thead>
        <Table.Tr>
          {headings.map((heading) => (
            <Table.Th key={heading}>{heading}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {aliases.map((alias) => (
          <Table.Tr key={`${alias.kind} ${alias.value}`}>
            <Table.Td>{say(`kind_${alias.kind}`)}</Table.Td>
            <Table.Td>{alias.value}</Table.Td>
            <Table.Td ta="right">{count(alias.events)}</Table.Td>
            <Table.Td>{formatSecond(alias.first, zone)}</Table.Td>
            <Table.Td>{formatSecond(alias.last, zone)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};

interface Props {
  report: AbsenceReport;
  /** What can be done with the answer, below its sentence. */
  actions: ReactNode;
}

export const StatementAnswer = ({ report, actions }: Props) => {
  const say = useWords(words);
  const { count } = useFormat();
  const toEvents = useToEvents();
  const { verdict, positiveControl, limits } = report;
  const Icon = icons[verdict];
  return (
    <>
      <p className={styles.verdict} role="status" data-testid="statement-verdict" data-verdict={verdict}>
        <Icon size={26} aria-hidden />
        {say(verdict)}
      </p>
      <Text className={styles.statement ?? ''} data-testid="statement-text">
        {report.statement}
      </Text>
      {actions}
      {report.matches > 0 && <FoundEvents report={report} />}
      <section className={styles.section}>
        <Title order={3} size="h5">
          {say('limits')}
        </Title>
        <ul className={styles.limits} data-testid="statement-limits">
          {limits.map(({ code, text }) => (
            <li key={code} data-code={code}>
              {text}
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.section}>
        <Title order={3} size="h5">
          {say('coverage')}
        </Title>
        <CoverageStrip report={report} />
      </section>
      <section className={styles.section}>
        <Title order={3} size="h5" data-testid="statement-control">
          {say('control', { count: count(positiveControl.count) })}
        </Title>
        <Text size="sm">{positiveControl.description}</Text>
        {positiveControl.count > 0 && (
          <Button
            variant="default"
            mt={6}
            onClick={() => toEvents(withoutActor(report.filter))}
            data-testid="statement-show-control"
          >
            {say('showInGrid')}
          </Button>
        )}
      </section>
      <section className={`${styles.section ?? ''} ${styles.scroll ?? ''}`}>
        <Title order={3} size="h5">
          {say('aliases')}
        </Title>
        <Aliases report={report} />
      </section>
      <Text size="xs" mt="md" c="var(--text-soft)" className={styles.statement ?? ''}>
        {say('root')}: {report.root ?? say('noRoot')}
      </Text>
    </>
  );
};
