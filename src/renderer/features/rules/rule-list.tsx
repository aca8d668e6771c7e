// The rules themselves: what each looks for and why, its samples, its text; those of the user's own can be added and removed.
import { Button, Group, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { KnownRule, RulesReport } from '#shared/model/rule.ts';
import { usePreferences } from '../../data/preferences.tsx';
import type { KnownRules } from '../../data/use-known-rules.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SeverityMark } from '../../ui/severity-mark.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { AddRuleDialog } from './add-rule-dialog.tsx';
import { ownCopy, samplesOf } from './rule-text.ts';
import styles from './rules.module.css';
import { words } from './words.ts';

interface Props {
  known: KnownRules;
  report: RulesReport | undefined;
}

const RuleRow = ({
  rule,
  hits,
  onCopy,
  onRemove,
}: {
  rule: KnownRule;
  hits: number | undefined;
  onCopy(): void;
  onRemove(): void;
}) => {
  const say = useWords(words);
  const { language } = usePreferences();
  const { count } = useFormat();
  const samples = useMemo(() => samplesOf(rule.text), [rule.text]);
  return (
    <li className={styles.rule} data-testid="rule-row" data-rule={rule.id}>
      <div className={styles.cardHead}>
        <SeverityMark severity={rule.severity} />
        <h4 className={styles.cardTitle}>{rule.name[language]}</h4>
        <code className={styles.ruleId}>{rule.id}</code>
        {rule.from === 'own' && <span className={styles.tag}>{say('own')}</span>}
        {hits !== undefined && <span className={styles.count}>{say('hits', { count: hits, shown: count(hits) })}</span>}
      </div>
      {rule.problem === null ? (
        <Text size="sm" className={styles.why ?? ''}>
          {rule.why[language]}
        </Text>
      ) : (
        <Text size="sm" className={styles.problem ?? ''} data-testid="rule-problem">
          {say('unusable', { problem: rule.problem })}
        </Text>
      )}
      <details className={styles.details}>
        <summary>{say('samples', { count: samples.length })}</summary>
        <ul className={styles.samples}>
          {samples.map(({ name, fires }) => (
            <li key={name}>
              {name}: {fires === 0 ? say('noHit') : say('hits', { count: fires, shown: count(fires) })}
            </li>
          ))}
        </ul>
        <pre className={styles.text}>{rule.text}</pre>
        <Group gap={6} mt={6}>
          <Button variant="default" size="compact-xs" onClick={onCopy} data-testid="rule-copy">
            {say('copyRule')}
          </Button>
        </Group>
      </details>
      {rule.from === 'own' && (
        <Button
          variant="default"
          size="compact-xs"
          mt={4}
          className={styles.remove ?? ''}
          onClick={onRemove}
          aria-label={say('removeNamed', { name: rule.name[language] })}
          data-testid="rule-remove"
        >
          {say('remove')}
        </Button>
      )}
    </li>
  );
};

export const RuleList = ({ known, report }: Props) => {
  const say = useWords(words);
  const [start, setStart] = useState<string | null>(null);
  const [removed, setRemoved] = useState<KnownRule | null>(null);
  const hits = new Map(report?.rules.map((rule) => [rule.id, rule.hits]));
  return (
    <section aria-label={say('rules')} data-testid="rule-list">
      <Group justify="space-between" gap="xs" mt="xl" mb={4}>
        <Title order={3} size="h5">
          {say('rules')}
        </Title>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setStart('')}
          data-testid="rule-add"
        >
          {say('add')}
        </Button>
      </Group>
      {removed !== null && (
        <Group gap="xs" mb={4} role="status">
          <Text size="sm">{say('removed', { name: removed.id })}</Text>
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => {
              setRemoved(null);
              void known.save(removed.text);
            }}
            data-testid="rule-undo"
          >
            {say('undo')}
          </Button>
        </Group>
      )}
      {known.problem !== null && <ProblemNote problem={known.problem} />}
      <ul className={styles.rules}>
        {known.rules.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            hits={hits.get(rule.id)}
            onCopy={() => setStart(ownCopy(rule.text))}
            onRemove={() => {
              known.remove(rule.id);
              setRemoved(rule);
            }}
          />
        ))}
      </ul>
      {start !== null && <AddRuleDialog known={known} start={start} onClose={() => setStart(null)} />}
    </section>
  );
};
