// The hits, newest first, a page of them; those that were dismissed are out of sight but counted.
import { Button, Group, SegmentedControl, Select, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { severities } from '#shared/model/anomaly.ts';
import { printFilter } from '#shared/model/filter-text.ts';
import type { KnownRule, RulesReport } from '#shared/model/rule.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { useJudgements } from '../../data/use-judgements.ts';
import { usePageParam, useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { Pager } from '../../ui/pager.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { words as uiWords } from '../../ui/words.ts';
import { hitAsItStands } from './hit-as-it-stands.ts';
import { HitCard } from './hit-card.tsx';
import { HitDecision } from './hit-decision.tsx';
import { hitFilter } from './hit-filter.ts';
import styles from './rules.module.css';
import { words } from './words.ts';

const pageSize = 25;
const severityWords = { high: 'severityHigh', medium: 'severityMedium', low: 'severityLow' } as const;

interface Props {
  report: RulesReport;
  rules: readonly KnownRule[];
}

export const HitList = ({ report, rules }: Props) => {
  const say = useWords(words);
  const sayUi = useWords(uiWords);
  const { count } = useFormat();
  const { language } = usePreferences();
  const view = useView();
  const { of } = useJudgements('rule');
  const [ruleId, setRule] = usePageParam('rule', '');
  const [severity, setSeverity] = usePageParam('severity', '');
  const [all, setAll] = useState(false);
  const question = `${ruleId} ${severity} ${String(all)}`;
  const [{ page, of: asked }, setPlace] = useState({ page: 1, of: question });
  if (asked !== question) setPlace({ page: 1, of: question });

  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const nameOf = (id: string): string => known.get(id)?.name[language] ?? id;
  const fitting = report.hits.filter(
    (hit) => (ruleId === '' || hit.rule === ruleId) && (severity === '' || hit.severity === severity),
  );
  const isDismissed = (id: string): boolean => of(id)?.verdict === 'dismissed';
  const dismissed = fitting.filter(({ id }) => isDismissed(id)).length;
  const shown = all ? fitting : fitting.filter(({ id }) => !isDismissed(id));
  const at = Math.min(page, Math.max(1, Math.ceil(shown.length / pageSize)));
  const hitsOf = new Map(report.rules.map(({ id, hits }) => [id, hits]));

  return (
    <section aria-label={say('list')} data-testid="rule-hits">
      <Group gap="xs" mt="sm" mb={8} align="flex-end">
        <Select
          label={say('rule')}
          size="xs"
          w={300}
          value={ruleId}
          onChange={(value) => setRule(value ?? '')}
          allowDeselect={false}
          data={[
            { value: '', label: say('allRules') },
            ...report.rules.map(({ id }) => ({ value: id, label: `${nameOf(id)} (${count(hitsOf.get(id) ?? 0)})` })),
          ]}
          data-testid="rule-choice"
        />
        <SegmentedControl
          size="xs"
          aria-label={say('severity')}
          value={severity}
          onChange={setSeverity}
          data={[
            { value: '', label: say('allSeverities') },
            ...severities.toReversed().map((value) => ({ value, label: sayUi(severityWords[value]) })),
          ]}
          data-testid="severity-choice"
        />
        {dismissed > 0 && (
          <>
            <Text size="sm" role="status" data-testid="hits-dismissed">
              {say('hiddenCount', { count: dismissed, shown: count(dismissed) })}
            </Text>
            <Button
              variant="default"
              size="compact-sm"
              aria-pressed={all}
              onClick={() => setAll(!all)}
              data-testid="hits-dismissed-toggle"
            >
              {say(all ? 'hideDismissed' : 'showDismissed')}
            </Button>
          </>
        )}
      </Group>
      <Title order={3} size="h5" mb={6}>
        {say('list')}
      </Title>
      {report.found > report.hits.length && (
        <Text size="sm">{say('firstOf', { shown: count(report.hits.length), total: count(report.found) })}</Text>
      )}
      {shown.length === 0 && (
        <Text size="sm" data-testid="no-hits">
          {say(report.found === 0 ? 'none' : 'noneShown')}
        </Text>
      )}
      <ul className={styles.cards}>
        {shown.slice((at - 1) * pageSize, at * pageSize).map((hit) => (
          <HitCard
            key={hit.id}
            hit={hit}
            name={nameOf(hit.rule)}
            zone={view.zone}
            verdict={of(hit.id)?.verdict}
            onEvents={() => view.go('/events', hitFilter(hit))}
            decision={
              <HitDecision
                hit={hit}
                asItStands={() =>
                  hitAsItStands(
                    hit,
                    { filter: printFilter(view.filter), zone: view.zone },
                    known.get(hit.rule)?.text ?? null,
                  )
                }
              />
            }
          />
        ))}
      </ul>
      <Pager total={shown.length} size={pageSize} page={at} onPage={(next) => setPlace({ page: next, of: question })} />
    </section>
  );
};
