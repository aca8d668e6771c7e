// One hit of a rule: how serious, which rule, when, its sentence, and the ways on from it.
import { Button, Group } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { Verdict } from '#shared/model/judgement.ts';
import type { RuleHit } from '#shared/model/rule.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatTime } from '../../ui/format-time.ts';
import { SeverityMark } from '../../ui/severity-mark.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { isExact } from './hit-filter.ts';
import styles from './rules.module.css';
import { words } from './words.ts';

interface Props {
  hit: RuleHit;
  /** The rule's name. */
  name: string;
  zone: string;
  verdict: Verdict | undefined;
  decision: ReactNode;
  onEvents(hit: RuleHit): void;
}

export const HitCard = ({ hit, name, zone, verdict, decision, onEvents }: Props) => {
  const say = useWords(words);
  const { count } = useFormat();
  const titleId = useId();
  return (
    <li>
      <article
        className={styles.card}
        data-severity={hit.severity}
        data-verdict={verdict}
        data-testid="rule-hit"
        data-rule={hit.rule}
        aria-labelledby={titleId}
      >
        <header className={styles.cardHead}>
          <SeverityMark severity={hit.severity} />
          <h3 className={styles.cardTitle} id={titleId}>
            {name} <span className={styles.cardTime}>{formatTime(hit.from, zone).slice(0, 16)}</span>
          </h3>
          <span className={styles.count}>{say('events', { count: hit.events, shown: count(hit.events) })}</span>
        </header>
        <p className={styles.sentence} data-testid="hit-sentence">
          {hit.sentence}
        </p>
        <Group gap={6}>
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconListSearch size={14} aria-hidden />}
            onClick={() => onEvents(hit)}
            data-testid="hit-events"
          >
            {say(isExact(hit) ? 'showEvents' : 'showTime')}
          </Button>
          {decision}
        </Group>
      </article>
    </li>
  );
};
