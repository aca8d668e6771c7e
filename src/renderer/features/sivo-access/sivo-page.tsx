// The page of the SIVO team's accesses: what there is, what does not add up, the visits and what was decided about them.
import { Button, Group, SegmentedControl, Skeleton, Text, Title } from '@mantine/core';
import { IconFileTypeCsv, IconFileTypeHtml, IconPrinter } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { type SivoStatementInput, type SivoVisit, sivoAlarms } from '#shared/model/sivo-access.ts';
import { visitDecisions } from '#shared/model/visit-decision.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { useCase } from '../../data/use-case.ts';
import { type Tickets, useSivoAccess, useSivoStatement } from '../../data/use-sivo-access.ts';
import { usePageParam, useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveText } from '../../ui/save-text.ts';
import { useFormat } from '../../ui/use-format.ts';
import { AlarmList } from './alarm-list.tsx';
import type { VisitVerdict } from './decide-dialog.tsx';
import { shownVisits, visitStates } from './shown-visits.ts';
import styles from './sivo-access.module.css';
import { SivoOptions } from './sivo-options.tsx';
import { usePhrases } from './use-phrases.ts';
import { VisitTable } from './visit-table.tsx';
import { words } from './words.ts';

const mimeTypes = { csv: 'text/csv', html: 'text/html' } as const;
const usualMinutes = 30;

const minutesOf = (text: string): number => {
  const minutes = Number(text);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440 ? minutes : usualMinutes;
};

const domainsOf = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .filter((domain) => domain !== '')
    .map((domain) => domain.slice(0, 253))
    .slice(0, 1000);

export const SivoPage = () => {
  const say = useWords(words);
  const { count } = useFormat();
  const { filter, zone } = useView();
  const { language } = usePreferences();
  const [minutesText, setMinutes] = usePageParam('pause', String(usualMinutes));
  const [ownDomains, setOwnDomains] = usePageParam('domains', '');
  const [stateText, setState] = usePageParam('decided', 'all');
  const [alarmText, setAlarm] = usePageParam('alarm', '');
  const [open, setOpen] = usePageParam('visit', '');
  const [phrases, setPhrases] = usePhrases();
  const [tickets, setTickets] = useState<Tickets | null>(null);
  const minutes = minutesOf(minutesText);
  const question = useMemo(
    () => ({ filter, zone, visitMinutes: minutes, tenantDomains: domainsOf(ownDomains), tickets, phrases }),
    [filter, zone, minutes, ownDomains, tickets, phrases],
  );
  const { report, loading, problem, retry } = useSivoAccess(question);
  const statement = useSivoStatement();
  const { state: caseState, change, problem: caseProblem } = useCase();
  const decisionOf = useMemo(() => visitDecisions(caseState?.judgements ?? []), [caseState]);
  const state = visitStates.find((known) => known === stateText) ?? 'all';
  const alarm = sivoAlarms.find((known) => known === alarmText) ?? null;
  const visits = useMemo(
    () => shownVisits(report?.visits ?? [], decisionOf, state, alarm),
    [report, decisionOf, state, alarm],
  );
  const decide = async (visit: SivoVisit, verdict: VisitVerdict | null, note: string): Promise<boolean> =>
    (await change({ kind: 'judge', of: 'visit', key: visit.id, verdict, note, finding: visit })) !== null;
  const save = (format: SivoStatementInput['format']): void =>
    void statement.make(question, { language, format }).then((made) => {
      if (made !== null) saveText(made.name, made.text, mimeTypes[format]);
    });
  const nothing = report === undefined || report.total === 0;
  const figures = report && {
    accesses: report.total,
    visits: report.visits.length,
    members: report.members,
    reads: report.reads,
    changes: report.changes,
  };
  return (
    <div className={styles.page} data-testid="sivo-page" aria-busy={loading}>
      <Title order={1} size="h3">
        {say('page')}
      </Title>
      <Text size="sm" c="var(--text-soft)" maw={760}>
        {say('pageHelp')}
      </Text>
      {problem !== null && <ProblemNote problem={problem} onRetry={retry} />}
      {statement.problem !== null && <ProblemNote problem={statement.problem} onClose={statement.forget} />}
      {caseProblem !== null && <ProblemNote problem={caseProblem} />}
      {report === undefined && problem === null && (
        <Skeleton height={240} mt={20} role="status" aria-label={say('loading')} />
      )}
      {figures !== undefined && report !== undefined && (
        <>
          <dl className={styles.figures} data-testid="sivo-summary">
            {(['accesses', 'visits', 'members', 'reads', 'changes'] as const).map((name) => (
              <div key={name}>
                <dt>{say(name)}</dt>
                <dd>{count(figures[name])}</dd>
              </div>
            ))}
          </dl>
          {report.accesses.length < report.total && (
            <Text size="sm">{say('cut', { shown: count(report.accesses.length), total: count(report.total) })}</Text>
          )}
          {nothing ? (
            <div className={styles.empty} data-testid="sivo-none">
              <Text fw={600}>{say('none')}</Text>
              <Text size="sm" c="var(--text-soft)" maw={640}>
                {say('noneHelp')}
              </Text>
            </div>
          ) : (
            <AlarmList report={report} alarm={alarm} onAlarm={(next) => setAlarm(next ?? '')} />
          )}
        </>
      )}
      <div className={styles.screen}>
        <SivoOptions
          domains={report?.domains}
          minutes={minutes}
          onMinutes={(next) => setMinutes(String(next))}
          ownDomains={ownDomains}
          onOwnDomains={setOwnDomains}
          phrases={phrases}
          onPhrases={setPhrases}
          tickets={tickets}
          onTickets={setTickets}
        />
      </div>
      {report !== undefined && !nothing && (
        <section className={styles.section}>
          <div className={styles.head}>
            <Title order={2} size="h5">
              {say('visits')}
            </Title>
            <SegmentedControl
              size="xs"
              aria-label={say('state')}
              value={state}
              onChange={setState}
              data={visitStates.map((known) => ({ value: known, label: say(`state_${known}`) }))}
              data-testid="visit-states"
              className={styles.screen ?? ''}
            />
            <Group gap="xs" role="group" aria-label={say('statement')} className={styles.screen ?? ''}>
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconFileTypeHtml size={14} aria-hidden />}
                loading={statement.making === 'html'}
                onClick={() => save('html')}
                data-testid="statement-html"
              >
                {say('saveHtml')}
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconFileTypeCsv size={14} aria-hidden />}
                loading={statement.making === 'csv'}
                onClick={() => save('csv')}
                data-testid="statement-csv"
              >
                {say('saveCsv')}
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconPrinter size={14} aria-hidden />}
                onClick={() => window.print()}
              >
                {say('print')}
              </Button>
            </Group>
          </div>
          {visits.length === 0 ? (
            <Text size="sm" data-testid="no-visits">
              {say('noVisits')}
            </Text>
          ) : (
            <VisitTable
              report={report}
              visits={visits}
              decisionOf={decisionOf}
              onDecide={decide}
              open={open}
              onOpen={setOpen}
            />
          )}
          <Text size="xs" c="var(--text-soft)" mt={12} maw={760}>
            {say('limits')}
          </Text>
        </section>
      )}
    </div>
  );
};
