// A finding whole: its numbers, all its reasons, its words and the events behind it.
import type { Finding, OutliersInput } from '#shared/model/outliers.ts';
import type { Snapshot } from '../query/snapshot.ts';
import type { DayFeatures } from './day-features.ts';
import { dayReasons } from './day-reasons.ts';
import { findingSentence } from './finding-sentence.ts';
import { findingEvents } from './findings/finding-events.ts';
import { findingNumbers } from './findings/finding-numbers.ts';
import type { Unusual } from './findings/unusual.ts';
import type { Scored } from './scored-counts.ts';

/** Reasons of a single day include what its accesses were like; highest score first. */
export const tellFinding = (
  snapshot: Snapshot,
  scored: Scored,
  { unusual, features }: { unusual: Unusual; features: DayFeatures },
  { parameters, language }: Pick<OutliersInput, 'parameters' | 'language'>,
): Finding => {
  const numbers = findingNumbers(scored, unusual, parameters);
  const { resource, actions, persistenceDays } = parameters;
  const weekend = unusual.window === 1 && scored.axis.weekend[unusual.day] === 1;
  const beyond = unusual.window === 1 ? dayReasons(features, unusual.actor, unusual.day) : [];
  const reasons = [...numbers.reasons, ...beyond].sort((one, other) => other.score - one.score);
  const told = { ...numbers, reasons };
  return {
    ...told,
    sentence: findingSentence(told, { resource, actions, weekend, persistenceDays }, language),
    eventIds: findingEvents(snapshot, scored, unusual),
  };
};
