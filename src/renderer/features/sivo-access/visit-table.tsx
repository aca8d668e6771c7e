// The visits, newest first; one is opened to see its accesses and to decide about it.
import { Table, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { SivoAccess, SivoAccessReport, SivoVisit } from '#shared/model/sivo-access.ts';
import type { VisitDecision } from '#shared/model/visit-decision.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { Pager } from '../../ui/pager.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './sivo-access.module.css';
import { VisitAccesses } from './visit-accesses.tsx';
import { alarmKeys, isWeak, qualityKeys } from './word-keys.ts';
import { words } from './words.ts';

interface Props {
  report: SivoAccessReport;
  visits: readonly SivoVisit[];
  decisionOf(visit: SivoVisit): VisitDecision | null;
  onDecide: Parameters<typeof VisitAccesses>[0]['onDecide'];
  open: string;
  onOpen(visit: string): void;
}

const pageSize = 100;

/** Paper has no pages to turn. */
const useOnPaper = (): boolean => {
  const [onPaper, setOnPaper] = useState(false);
  useEffect(() => {
    const begin = (): void => flushSync(() => setOnPaper(true));
    const end = (): void => setOnPaper(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return onPaper;
};

export const VisitTable = ({ report, visits, decisionOf, onDecide, open, onOpen }: Props) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { zone } = useView();
  const [page, setPage] = useState(1);
  const onPaper = useOnPaper();
  const byEvent = useMemo(() => new Map(report.accesses.map((access) => [access.eventId, access])), [report]);
  const accessesOf = ({ eventIds }: SivoVisit): SivoAccess[] => eventIds.flatMap((id) => byEvent.get(id) ?? []);
  const last = Math.max(1, Math.ceil(visits.length / pageSize));
  const now = Math.min(page, last);
  const shown = onPaper ? visits : visits.slice((now - 1) * pageSize, now * pageSize);
  return (
    <>
      <Table.ScrollContainer minWidth={760}>
        <Table className={styles.table ?? ''} aria-label={say('visits')} data-testid="visit-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say('when', { zone })}</Table.Th>
              <Table.Th scope="col">{say('member')}</Table.Th>
              <Table.Th scope="col" className={styles.numeric ?? ''}>
                {say('reads')}
              </Table.Th>
              <Table.Th scope="col" className={styles.numeric ?? ''}>
                {say('changes')}
              </Table.Th>
              <Table.Th scope="col">{say('reason')}</Table.Th>
              <Table.Th scope="col">{say('alarmsColumn')}</Table.Th>
              <Table.Th scope="col">{say('decision')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((visit) => {
              const decision = decisionOf(visit);
              const isOpen = open === visit.id;
              const member = visit.member.email ?? visit.member.id ?? say('noMember');
              const when = formatSecond(visit.from, zone);
              const Chevron = isOpen ? IconChevronDown : IconChevronRight;
              return (
                <Fragment key={visit.id}>
                  <Table.Tr data-testid="visit" data-visit={visit.id}>
                    <Table.Td className={styles.time ?? ''}>
                      <UnstyledButton
                        className={styles.open ?? ''}
                        aria-expanded={isOpen}
                        aria-label={say('open', { member, when })}
                        onClick={() => onOpen(isOpen ? '' : visit.id)}
                        data-testid="visit-open"
                      >
                        <Chevron size={14} aria-hidden />
                        {when}
                      </UnstyledButton>
                    </Table.Td>
                    <Table.Td className={styles.member ?? ''}>{member}</Table.Td>
                    <Table.Td className={styles.numeric ?? ''}>{count(visit.reads)}</Table.Td>
                    <Table.Td className={styles.numeric ?? ''}>{count(visit.changes)}</Table.Td>
                    <Table.Td>
                      {visit.reasons.map(({ reason, quality }) => (
                        <div key={reason ?? ''}>
                          {reason ?? say('noReason')}{' '}
                          <span className={isWeak(quality) ? styles.weak : styles.soft}>
                            ({say(qualityKeys[quality])})
                          </span>
                        </div>
                      ))}
                    </Table.Td>
                    <Table.Td>
                      {visit.alarms.map((alarm) => (
                        <div key={alarm} className={styles.alarm}>
                          <span aria-hidden>▲ </span>
                          {say(alarmKeys[alarm])}
                        </div>
                      ))}
                    </Table.Td>
                    <Table.Td data-testid="visit-state">
                      {decision === null ? (
                        <span className={styles.soft}>{say('undecided')}</span>
                      ) : (
                        say(`verdict_${decision.judgement.verdict}`)
                      )}
                      {decision !== null && !decision.isWhole && <div className={styles.weak}>{say('grown')}</div>}
                    </Table.Td>
                  </Table.Tr>
                  {isOpen && (
                    <Table.Tr>
                      <Table.Td colSpan={7} className={styles.insideCell ?? ''}>
                        <VisitAccesses
                          visit={visit}
                          accesses={accessesOf(visit)}
                          decision={decision}
                          onDecide={onDecide}
                        />
                      </Table.Td>
                    </Table.Tr>
                  )}
                </Fragment>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {!onPaper && <Pager total={visits.length} size={pageSize} page={now} onPage={setPage} />}
    </>
  );
};
