// A finding in one sentence, from its own numbers and nothing else. It says what was observed, what is usual, what the peers
// did, and how rare that is. It judges nobody and guesses no gender.
import type { Finding } from '#shared/model/outliers.ts';
import { oddsInWords } from './odds-in-words.ts';
import { type SentenceWords, sentenceWords } from './sentence-words.ts';

/** The numbers that the sentence is made of. */
export type SentenceNumbers = Pick<
  Finding,
  | 'actor'
  | 'day'
  | 'window'
  | 'observed'
  | 'expected'
  | 'usual'
  | 'lowest'
  | 'highest'
  | 'peers'
  | 'peerFactor'
  | 'peerMedian'
  | 'persistentDays'
  | 'oneIn'
  | 'classes'
> & { reasons: readonly Pick<Finding['reasons'][number], 'code'>[] };

/** What the counts are of. `weekend`: the day is no business day. `actions` null: any action on the resource. */
export interface SentenceContext {
  resource: string;
  actions: readonly string[] | null;
  weekend: boolean;
  persistenceDays: number;
}

/** From how many times as many as usual on the whole a common busy day is worth a word. */
const busyDay = 1.3;
/** Below this many a day, “usually none” is truer than a number. */
const almostNone = 0.1;

const usualPart = (finding: SentenceNumbers, weekend: boolean, words: SentenceWords): string => {
  const { usual, expected, lowest, highest, peerFactor, window } = finding;
  const kind = window > 1 ? words.span(window) : words.days[weekend ? 'weekend' : 'business'];
  const parts = [usual < almostNone ? words.usuallyNone(kind) : words.usually(kind, words.about(usual))];
  if (peerFactor >= busyDay) parts.push(words.busy(words.about(expected)));
  const band =
    lowest > 0 ? words.between(words.number(lowest), words.number(highest)) : words.atMost(words.number(highest));
  return `${parts.join('')} (${band})`;
};

const offHoursPart = ({ classes, observed }: SentenceNumbers, words: SentenceWords): string => {
  const off = classes.find((each) => each.class === 'off');
  if (off === undefined || off.observed === 0 || off.observed <= off.expected || off.observed * 2 < observed) return '';
  return off.observed === observed ? words.allOff(observed) : words.someOff(words.number(off.observed));
};

/** “**Ana** accessed recordings 41 times on Tuesday 12 May 2026; …” in plain text. Numbers and dates as the language writes them. */
export const findingSentence = (
  finding: SentenceNumbers,
  { resource, actions, weekend, persistenceDays }: SentenceContext,
  language: 'en' | 'es',
): string => {
  const words = sentenceWords[language];
  const who = finding.actor.email ?? finding.actor.id ?? finding.actor.key;
  const first = finding.reasons.some(({ code }) => code === 'first-access');
  const did = words.did(words.verb(actions), words.resource(resource), finding.observed, first);
  const when = finding.window > 1 ? words.upTo(finding.window, finding.day) : words.on(finding.day);
  const clauses = [`${who} ${did} ${when}${offHoursPart(finding, words)}`];
  const peers = finding.peers > 0 ? words.peers(finding.peers, words.about(finding.peerMedian)) : '';
  clauses.push(`${usualPart(finding, weekend, words)}${peers}`);
  if (finding.persistentDays > 1) clauses.push(words.persistent(finding.persistentDays, persistenceDays));
  const odd = finding.window > 1 ? words.oneSpan(finding.window) : words.oneDay[weekend ? 'weekend' : 'business'];
  clauses.push(words.odds(oddsInWords(finding.oneIn, language, odd)));
  return `${clauses.join('; ')}.`;
};
