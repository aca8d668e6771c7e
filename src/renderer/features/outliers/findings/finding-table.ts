// Findings as a table for the clipboard.
import type { Finding } from '#shared/model/outliers.ts';
import type { CopyTable } from '../../../ui/copy-text.ts';
import type { Say } from '../../../ui/define-words.ts';
import { actorName } from '../actor-name.ts';

type Key =
  | 'who'
  | 'day'
  | 'severity'
  | 'head_score'
  | 'n_observed'
  | 'n_expected'
  | 'n_band'
  | 'reasons'
  | 'sentence'
  | 'verdict'
  | 'nobody'
  | `reason.${Finding['reasons'][number]['code']}`;

/** `verdictOf`: what was decided about a finding, in words; empty where nothing was. `severityOf`: its severity in words. */
export const findingTable = (
  findings: readonly Finding[],
  say: Say<Key>,
  severityOf: (finding: Finding) => string,
  verdictOf: (finding: Finding) => string,
): CopyTable => ({
  headers: [
    say('who'),
    say('day'),
    say('severity'),
    say('head_score'),
    say('n_observed'),
    say('n_expected'),
    say('n_band'),
    say('reasons'),
    say('sentence'),
    say('verdict'),
  ],
  rows: findings.map((finding) => [
    actorName(finding.actor, say('nobody')),
    finding.day,
    severityOf(finding),
    finding.score,
    finding.observed,
    finding.expected,
    `${finding.lowest}–${finding.highest}`,
    finding.reasons.map(({ code }) => say(`reason.${code}`)).join(', '),
    finding.sentence,
    verdictOf(finding),
  ]),
});
