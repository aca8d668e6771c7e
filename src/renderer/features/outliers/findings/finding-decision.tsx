// What is decided about a finding: kept for the evidence, or dismissed with a reason. Either can be taken back.
import { Button, Text } from '@mantine/core';
import { IconArchive, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Verdict } from '#shared/model/judgement.ts';
import type { Finding } from '#shared/model/outliers.ts';
import { useJudgements } from '../../../data/use-judgements.ts';
import { useWords } from '../../../ui/define-words.ts';
import { DismissDialog } from '../../../ui/dismiss-dialog.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { asItStands, type FindingBasis } from './as-it-stands.ts';
import styles from './findings.module.css';
import { words } from './words.ts';

interface Props {
  finding: Finding;
  basis: FindingBasis;
}

export const FindingDecision = ({ finding, basis }: Props) => {
  const say = useWords(words);
  const { of, judge, problem } = useJudgements('outlier');
  const [asked, setAsked] = useState(false);
  const judgement = of(finding.id);
  const verdict = judgement?.verdict;
  const decide = (next: Verdict | null, note = ''): Promise<boolean> =>
    judge({ key: finding.id, verdict: next, note, finding: asItStands(finding, basis) });
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<IconArchive size={14} aria-hidden />}
        onClick={() => void decide(verdict === 'kept' ? null : 'kept')}
        data-testid="finding-keep"
      >
        {say(verdict === 'kept' ? 'unkeep' : 'keep')}
      </Button>
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<IconX size={14} aria-hidden />}
        onClick={() => (verdict === 'dismissed' ? void decide(null) : setAsked(true))}
        data-testid="finding-dismiss"
      >
        {say(verdict === 'dismissed' ? 'restore' : 'dismiss')}
      </Button>
      {verdict === 'dismissed' && (
        <Text size="sm" className={styles.verdict ?? ''} data-testid="finding-dismissed">
          {say('dismissed', { note: judgement?.note ?? '' })}
        </Text>
      )}
      {verdict === 'kept' && (
        <Text size="sm" className={styles.verdict ?? ''} data-testid="finding-kept">
          {say('kept')}
        </Text>
      )}
      {problem !== null && <ProblemNote problem={problem} />}
      {asked && (
        <DismissDialog
          title={say('dismissTitle')}
          sentence={finding.sentence}
          onClose={() => setAsked(false)}
          onDismiss={(note) => decide('dismissed', note)}
        />
      )}
    </>
  );
};
