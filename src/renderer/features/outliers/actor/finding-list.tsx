// The findings of one actor: each says its sentence, leads to its day and to its events.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Finding } from '#shared/model/outliers.ts';
import { useWords } from '../../../ui/define-words.ts';
import { SeverityMark } from '../../../ui/severity-mark.tsx';
import { useFormat } from '../../../ui/use-format.ts';
import classes from './actor.module.css';
import { useDayText } from './use-day-text.ts';
import { words } from './words.ts';

interface Props {
  findings: readonly Finding[];
  /** The day the page looks at. */
  day: string | null;
  onDay(day: string): void;
  onShow(finding: Finding): void;
  /** What can be decided about a finding. */
  actions?: ((finding: Finding) => ReactNode) | undefined;
}

export const FindingList = ({ findings, day, onDay, onShow, actions }: Props) => {
  const say = useWords(words);
  const { decimal } = useFormat();
  const text = useDayText();
  return (
    <ol className={classes.findings} aria-label={say('findings')} data-testid="actor-findings">
      {findings.map((finding) => (
        <li key={finding.id} aria-current={finding.day === day} data-testid="actor-finding">
          <div className={classes.findingHead}>
            <SeverityMark severity={finding.severity} />
            <strong>{text(finding.day)}</strong>
            {finding.window > 1 && <span>{say('window', { count: finding.window })}</span>}
            <span>{say('scoreOf', { score: decimal(finding.score) })}</span>
          </div>
          <p>{finding.sentence}</p>
          <div className={classes.findingTools}>
            <Button size="compact-xs" variant="default" onClick={() => onShow(finding)}>
              {say('showEvents')}
            </Button>
            {finding.day !== day && (
              <Button size="compact-xs" variant="subtle" onClick={() => onDay(finding.day)}>
                {say('lookAt', { day: finding.day })}
              </Button>
            )}
            {actions?.(finding)}
          </div>
        </li>
      ))}
    </ol>
  );
};
