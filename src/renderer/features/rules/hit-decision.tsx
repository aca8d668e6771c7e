// What is decided about a hit: kept for the evidence, or dismissed with a reason. Either can be taken back.
import { Button, Text } from '@mantine/core';
import { IconArchive, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { JsonValue } from '#shared/model/json.ts';
import type { Verdict } from '#shared/model/judgement.ts';
import type { RuleHit } from '#shared/model/rule.ts';
import { useJudgements } from '../../data/use-judgements.ts';
import { useWords } from '../../ui/define-words.ts';
import { DismissDialog } from '../../ui/dismiss-dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import styles from './rules.module.css';
import { words } from './words.ts';

interface Props {
  hit: RuleHit;
  asItStands(): JsonValue;
}

export const HitDecision = ({ hit, asItStands }: Props) => {
  const say = useWords(words);
  const { of, judge, problem } = useJudgements('rule');
  const [asked, setAsked] = useState(false);
  const judgement = of(hit.id);
  const verdict = judgement?.verdict;
  const decide = (next: Verdict | null, note = ''): Promise<boolean> =>
    judge({ key: hit.id, verdict: next, note, finding: asItStands() });
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<IconArchive size={14} aria-hidden />}
        onClick={() => void decide(verdict === 'kept' ? null : 'kept')}
        data-testid="hit-keep"
      >
        {say(verdict === 'kept' ? 'unkeep' : 'keep')}
      </Button>
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<IconX size={14} aria-hidden />}
        onClick={() => (verdict === 'dismissed' ? void decide(null) : setAsked(true))}
        data-testid="hit-dismiss"
      >
        {say(verdict === 'dismissed' ? 'restore' : 'dismiss')}
      </Button>
      {verdict === 'dismissed' && (
        <Text size="sm" className={styles.verdict ?? ''} data-testid="hit-dismissed">
          {say('dismissed', { note: judgement?.note ?? '' })}
        </Text>
      )}
      {verdict === 'kept' && (
        <Text size="sm" className={styles.verdict ?? ''} data-testid="hit-kept">
          {say('kept')}
        </Text>
      )}
      {problem !== null && <ProblemNote problem={problem} />}
      {asked && (
        <DismissDialog
          title={say('dismissTitle')}
          sentence={hit.sentence}
          onClose={() => setAsked(false)}
          onDismiss={(note) => decide('dismissed', note)}
        />
      )}
    </>
  );
};
