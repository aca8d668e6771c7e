// Findings whole: their numbers, all their reasons, their words and the events behind them.
import type { Finding, OutliersInput } from '#shared/model/outliers.ts';
import type { Snapshot } from '../query/snapshot.ts';
import type { DayFeatures } from './day-features.ts';
import { dayReasons } from './day-reasons.ts';
import { findingSentence } from './finding-sentence.ts';
import { findingEvents } from './findings/finding-events.ts';
import { findingNumbers } from './findings/finding-numbers.ts';
import type { Unusual } from './findings/unusual.ts';
import type { Scored } from './scored-counts.ts';
import type { Breathe } from './types.ts';

const keyOf = ({ actor, from, day }: Unusual): string => `${actor} ${from} ${day}`;

/** Rows are read only for findings that were not told before. */
const eventsOf = async (
  snapshot: Snapshot,
  scored: Scored,
  unusual: readonly Unusual[],
  breathe: Breathe,
): Promise<(readonly string[])[]> => {
  const { knownEvents } = scored;
  const known = unusual.map((each) => knownEvents.get(keyOf(each)));
  const missing = unusual.filter((_, index) => known[index] === undefined);
  const found = missing.length === 0 ? [] : await findingEvents(snapshot, scored, missing, breathe);
  for (const [index, each] of missing.entries()) knownEvents.set(keyOf(each), found[index] ?? []);
  let next = 0;
  return known.map((ids) => ids ?? found[next++] ?? []);
};

/** In the order given. Reasons of a single day include what its accesses were like; highest score first. */
export const tellFindings = async (
  snapshot: Snapshot,
  { scored, features }: { scored: Scored; features: DayFeatures },
  unusual: readonly Unusual[],
  { parameters, language }: Pick<OutliersInput, 'parameters' | 'language'>,
  breathe: Breathe,
): Promise<Finding[]> => {
  const events = await eventsOf(snapshot, scored, unusual, breathe);
  const { resource, actions, persistenceDays } = parameters;
  const findings: Finding[] = [];
  for (const [index, each] of unusual.entries()) {
    await breathe();
    const numbers = findingNumbers(scored, each, parameters);
    const weekend = each.window === 1 && scored.axis.weekend[each.day] === 1;
    const beyond = each.window === 1 ? dayReasons(features, each.actor, each.day) : [];
    const reasons = [...numbers.reasons, ...beyond].sort((one, other) => other.score - one.score);
    const told = { ...numbers, reasons };
    const sentence = findingSentence(told, { resource, actions, weekend, persistenceDays }, language);
    findings.push({ ...told, sentence, eventIds: [...(events[index] ?? [])] });
  }
  return findings;
};
