// Is the event's actor new at this IP and with this user agent, though known for long?
import type { RuleTest } from '#shared/model/rule.ts';
import { inTimeOrder } from '../in-time-order.ts';
import type { KeyReader, NumberOf } from '../key-reader.ts';
import { createTextNumbers } from '../text-numbers.ts';
import type { StepTester } from './step-tester.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const actors = 2 ** 21;

/** First instants by actor and number: -1 and everybody beyond two million people are nobody. */
const createFirsts = () => {
  const firsts = new Map<number, number>();
  /** When the pair was first seen: now, if never before. */
  return (actor: number, number: number, timeMs: number): number => {
    const pair = number * actors + actor;
    const known = firsts.get(pair);
    if (known !== undefined) return known;
    firsts.set(pair, timeMs);
    return timeMs;
  };
};

export const firstFrom = (
  { withinHours, knownDays }: Extract<RuleTest, { kind: 'first-from' }>,
  keys: KeyReader,
): StepTester => {
  const [ipFirst, agentFirst, everFirst] = [createFirsts(), createFirsts(), createFirsts()] as const;
  const agents = createTextNumbers();
  return {
    facts: new Map(),
    look: (parts, bit) => {
      const readers = parts.map(({ view }) => {
        const { codes, values } = view.field('userAgent');
        const numbers = Int32Array.from(values, (value) => agents.of(value));
        const agent: NumberOf = (seq) => numbers[codes[seq] ?? 0] ?? -1;
        return { actor: keys.actor(view), ip: keys.distinct('ip', view), agent };
      });
      inTimeOrder(
        parts.map(({ view }) => ({ view, seqs: null })),
        (part, seq, timeMs) => {
          const [reader, marked] = [readers[part], parts[part]];
          if (reader === undefined || marked === undefined) return;
          const [actor, ip, agent] = [reader.actor(seq), reader.ip(seq), reader.agent(seq)];
          const isKnown = actor >= 0 && actor < actors;
          const knownSince = isKnown ? everFirst(actor, 0, timeMs) : timeMs;
          const isNewIp = isKnown && ip >= 0 && timeMs - ipFirst(actor, ip, timeMs) <= withinHours * hourMs;
          const isNewAgent = isKnown && agent >= 0 && timeMs - agentFirst(actor, agent, timeMs) <= withinHours * hourMs;
          if (isNewIp && isNewAgent && timeMs - knownSince >= knownDays * dayMs) return;
          marked.marks[seq] = (marked.marks[seq] ?? 0) & ~bit;
        },
      );
    },
  };
};
