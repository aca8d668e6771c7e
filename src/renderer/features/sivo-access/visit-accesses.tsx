// The accesses of one visit, oldest first, with the ways to decide about it.
import { Button, Group, Table, Text } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconFlag, IconList, IconQuestionMark } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SivoAccess, SivoVisit } from '#shared/model/sivo-access.ts';
import type { VisitDecision } from '#shared/model/visit-decision.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { useFormat } from '../../ui/use-format.ts';
import { DecideDialog, type VisitVerdict } from './decide-dialog.tsx';
import { eventsOfVisit } from './events-behind.ts';
import styles from './sivo-access.module.css';
import { alarmKeys, isWeak, qualityKeys } from './word-keys.ts';
import { words } from './words.ts';

interface Props {
  visit: SivoVisit;
  accesses: readonly SivoAccess[];
  decision: VisitDecision | null;
  /** Null takes the decision back. Resolves to whether it was kept. */
  onDecide(visit: SivoVisit, verdict: VisitVerdict | null, note: string): Promise<boolean>;
}

const ways = [
  ['approved', 'approve', IconCheck],
  ['queried', 'query', IconQuestionMark],
  ['escalated', 'escalate', IconFlag],
] as const;

export const VisitAccesses = ({ visit, accesses, decision, onDecide }: Props) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { zone, filter, go } = useView();
  const [asked, setAsked] = useState<VisitVerdict | null>(null);
  const member = visit.member.email ?? visit.member.id ?? say('noMember');
  const sentence = say('visitSentence', {
    member,
    when: formatSecond(visit.from, zone),
    zone,
    reads: count(visit.reads),
    changes: count(visit.changes),
  });
  return (
    <div className={styles.inside} data-testid="visit-accesses">
      <Group gap="xs" mb={8}>
        {ways.map(([verdict, label, Icon]) => (
          <Button
            key={verdict}
            variant="default"
            size="compact-sm"
            leftSection={<Icon size={14} aria-hidden />}
            onClick={() => setAsked(verdict)}
            data-testid={`visit-${label}`}
          >
            {say(label)}
          </Button>
        ))}
        {decision !== null && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            onClick={() => void onDecide(visit, null, '')}
            data-testid="visit-take-back"
          >
            {say('takeBack')}
          </Button>
        )}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconList size={14} aria-hidden />}
          onClick={() => go('/events', eventsOfVisit(filter, visit))}
          data-testid="visit-events"
        >
          {say('showEvents')}
        </Button>
      </Group>
      {decision !== null && decision.judgement.note !== '' && (
        <Text size="sm" mb={8} className={styles.note ?? ''} data-testid="visit-decision-note">
          {say(`verdict_${decision.judgement.verdict}`)}: {decision.judgement.note}
        </Text>
      )}
      <Table className={styles.table ?? ''} aria-label={sentence}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('when', { zone })}</Table.Th>
            <Table.Th scope="col">{say('action')}</Table.Th>
            <Table.Th scope="col">{say('resource')}</Table.Th>
            <Table.Th scope="col">{say('reason')}</Table.Th>
            <Table.Th scope="col">{say('event')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accesses.map((access) => (
            <Table.Tr key={`${access.eventId} ${access.at}`}>
              <Table.Td className={styles.time ?? ''}>
                {formatSecond(access.at, zone)}
                {access.member.ip !== null && (
                  <Text size="xs" c="var(--text-soft)">
                    {say('from', { ip: access.member.ip })}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                {access.action ?? '—'} <span className={styles.soft}>({say(`kind_${access.kind}`)})</span>
              </Table.Td>
              <Table.Td>
                {access.resource.type ?? '—'} <span className={`mono ${styles.soft}`}>{access.resource.id ?? ''}</span>
              </Table.Td>
              <Table.Td>
                {access.reason ?? say('noReason')}{' '}
                <span className={isWeak(access.quality) ? styles.weak : styles.soft}>
                  ({say(qualityKeys[access.quality])})
                </span>
                {access.alarms.map((alarm) => (
                  <div key={alarm} className={styles.alarm}>
                    <span aria-hidden>▲ </span>
                    {say(alarmKeys[alarm])}
                  </div>
                ))}
              </Table.Td>
              <Table.Td>
                <Link
                  to="/events"
                  search={(before) => ({ ...before, event: access.eventId })}
                  className={`mono ${styles.link}`}
                >
                  {access.eventId}
                </Link>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {asked !== null && (
        <DecideDialog
          verdict={asked}
          sentence={sentence}
          onDecide={(note) => onDecide(visit, asked, note)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
};
