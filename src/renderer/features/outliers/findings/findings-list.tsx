// The findings by score, a page of them; those that were dismissed are out of sight but counted.
import { Button, Group, Text, Title } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import type { OverviewInput } from '#shared/model/actor-scores.ts';
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { Finding, OutliersReport } from '#shared/model/outliers.ts';
import { usePreferences } from '../../../data/preferences.tsx';
import { useJudgements } from '../../../data/use-judgements.ts';
import { copyText } from '../../../ui/copy-text.ts';
import { useWords } from '../../../ui/define-words.ts';
import { Pager } from '../../../ui/pager.tsx';
import { useFormat } from '../../../ui/use-format.ts';
import { words as uiWords } from '../../../ui/words.ts';
import { useActorWays } from '../use-actor-ways.ts';
import { CopyFindingsMenu, type CopyForm } from './copy-findings-menu.tsx';
import { FindingCard } from './finding-card.tsx';
import { FindingDecision } from './finding-decision.tsx';
import { findingTable } from './finding-table.ts';
import styles from './findings.module.css';
import { WhyNotOthers } from './why-not-others.tsx';
import { words } from './words.ts';

const pageSize = 25;
const severityWords = { high: 'severityHigh', medium: 'severityMedium', low: 'severityLow' } as const;

/** Draws what puts a finding into an evidence pack; `filter` asks for the accesses it is about, in the calendar's zone. */
export type PackSlot = (props: { finding: Finding; filter: Filter; parameters: AnomalyParameters }) => ReactNode;

interface Props {
  report: OutliersReport;
  question: OverviewInput;
  pack?: PackSlot | undefined;
}

export const FindingsList = ({ report, question, pack }: Props) => {
  const say = useWords(words);
  const sayUi = useWords(uiWords);
  const { count } = useFormat();
  const { language } = usePreferences();
  const { of } = useJudgements('outlier');
  const { filterOf, showEvents, openPerson } = useActorWays(question);
  const [all, setAll] = useState(false);
  const [{ page, list }, setPlace] = useState({ page: 1, list: report.findings });
  if (list !== report.findings) setPlace({ page: 1, list: report.findings });
  const { zone } = report.parameters.calendar;

  const dismissed = report.findings.filter(({ id }) => of(id)?.verdict === 'dismissed').length;
  const shown = all ? report.findings : report.findings.filter(({ id }) => of(id)?.verdict !== 'dismissed');
  const last = Math.max(1, Math.ceil(shown.length / pageSize));
  const at = Math.min(page, last);

  const decision = useCallback(
    (finding: Finding) => (
      <>
        <FindingDecision finding={finding} basis={report} />
        {pack?.({ finding, filter: filterOf(finding), parameters: question.parameters })}
      </>
    ),
    [report, pack, filterOf, question],
  );
  const why = useCallback(
    (finding: Finding) => (
      <WhyNotOthers finding={finding} input={{ ...question, key: finding.actor.key, day: finding.day, language }} />
    ),
    [question, language],
  );
  const text = (form: CopyForm): string => {
    if (form === 'json') return `${JSON.stringify(report, null, 2)}\n`;
    const table = findingTable(
      shown,
      say,
      ({ severity }) => sayUi(severityWords[severity]),
      ({ id }) => {
        const judgement = of(id);
        if (judgement?.verdict === 'dismissed') return say('dismissed', { note: judgement.note });
        return judgement?.verdict === 'kept' ? say('kept') : '';
      },
    );
    return copyText(table, form, true);
  };

  return (
    <section aria-label={say('list')} data-testid="findings-list">
      <Group justify="space-between" gap="xs" mt="md" mb={6}>
        <Title order={3} size="h5">
          {say('list')}
        </Title>
        <Group gap="xs">
          {dismissed > 0 && (
            <>
              <Text size="sm" data-testid="dismissed-count" role="status">
                {say('hiddenCount', { count: dismissed, shown: count(dismissed) })}
              </Text>
              <Button
                variant="default"
                size="compact-sm"
                aria-pressed={all}
                onClick={() => setAll(!all)}
                data-testid="dismissed-toggle"
              >
                {say(all ? 'hideDismissed' : 'showDismissed')}
              </Button>
            </>
          )}
          <CopyFindingsMenu text={text} />
        </Group>
      </Group>
      {report.found > report.findings.length && (
        <Text size="sm">{say('firstOf', { shown: count(report.findings.length), total: count(report.found) })}</Text>
      )}
      <ul className={styles.cards}>
        {shown.slice((at - 1) * pageSize, at * pageSize).map((finding) => (
          <FindingCard
            key={finding.id}
            finding={finding}
            zone={zone}
            verdict={of(finding.id)?.verdict}
            decision={decision}
            why={why}
            onEvents={showEvents}
            onPerson={openPerson}
          />
        ))}
      </ul>
      <Pager
        total={shown.length}
        size={pageSize}
        page={at}
        onPage={(next) => setPlace({ page: next, list: report.findings })}
      />
    </section>
  );
};
