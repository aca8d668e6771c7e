// One finding: how serious, who, when, the sentence, what was expected, and what can be done with it.
import { Button, Group } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconListSearch, IconUser } from '@tabler/icons-react';
import { memo, type ReactNode, useId, useState } from 'react';
import type { Verdict } from '#shared/model/judgement.ts';
import type { Finding } from '#shared/model/outliers.ts';
import { useWords } from '../../../ui/define-words.ts';
import { SeverityMark } from '../../../ui/severity-mark.tsx';
import { useFormat } from '../../../ui/use-format.ts';
import { actorName } from '../actor-name.ts';
import { ExpectedBar } from './expected-bar.tsx';
import { FindingNumbers } from './finding-numbers.tsx';
import styles from './findings.module.css';
import { words } from './words.ts';

interface Props {
  finding: Finding;
  zone: string;
  verdict: Verdict | undefined;
  /** Buttons to decide about it. */
  decision(finding: Finding): ReactNode;
  /** What an opened finding shows under its numbers. */
  why(finding: Finding): ReactNode;
  onEvents(finding: Finding): void;
  onPerson(finding: Finding): void;
}

export const FindingCard = memo(({ finding, zone, verdict, decision, why, onEvents, onPerson }: Props) => {
  const say = useWords(words);
  const { count, decimal } = useFormat();
  const [open, setOpen] = useState(false);
  const titleId = useId();
  const name = actorName(finding.actor, say('nobody'));
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <li>
      <article
        className={styles.card}
        data-severity={finding.severity}
        data-verdict={verdict}
        data-testid="finding"
        data-actor={name}
        data-day={finding.day}
        aria-labelledby={titleId}
      >
        <header className={styles.cardHead}>
          <SeverityMark severity={finding.severity} />
          <h3 className={styles.cardTitle} id={titleId}>
            {name}{' '}
            <span className={styles.cardDay}>
              {finding.window === 1 ? finding.day : say('windowDays', { count: finding.window, day: finding.day })}
            </span>
          </h3>
          {finding.actor.role !== null && <span className={styles.tag}>{finding.actor.role}</span>}
          {finding.actor.service && <span className={styles.tag}>{say('service')}</span>}
          <span className={styles.score}>{say('score', { score: decimal(finding.score) })}</span>
        </header>
        <p className={styles.sentence} data-testid="finding-sentence">
          {finding.sentence}
        </p>
        <div className={styles.facts}>
          <strong className="tabular">
            {say('observedOn', { count: finding.observed, shown: count(finding.observed) })}
          </strong>
          <ExpectedBar finding={finding} />
          <span className={`tabular ${styles.soft}`}>
            {say('barShort', { expected: decimal(finding.expected), highest: count(finding.highest) })}
          </span>
          {finding.reasons.length > 0 && (
            <ul className={styles.reasons} aria-label={say('reasons')}>
              {finding.reasons.map(({ code }) => (
                <li key={code}>{say(`reason.${code}`)}</li>
              ))}
            </ul>
          )}
        </div>
        <Group gap={6} mt={6}>
          <Button
            variant="default"
            size="compact-xs"
            aria-expanded={open}
            leftSection={<Chevron size={14} aria-hidden />}
            onClick={() => setOpen(!open)}
            data-testid="finding-open"
          >
            {say(open ? 'hide' : 'numbers')}
          </Button>
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconListSearch size={14} aria-hidden />}
            onClick={() => onEvents(finding)}
            data-testid="finding-events"
          >
            {say('events')}
          </Button>
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconUser size={14} aria-hidden />}
            onClick={() => onPerson(finding)}
            data-testid="finding-person"
          >
            {say('person')}
          </Button>
          {decision(finding)}
        </Group>
        {open && (
          <div className={styles.opened}>
            <FindingNumbers finding={finding} zone={zone} />
            {why(finding)}
          </div>
        )}
      </article>
    </li>
  );
});
