// The samples of a rule, run as events that were imported: a rule that does not do what it says is not kept.
import { createSivoJsonMapper } from '#core/ingest/mapping/sivo-json.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { everything } from '#shared/model/filter.ts';
import type { JsonObject } from '#shared/model/json.ts';
import type { Rule, RuleHit, RuleSample } from '#shared/model/rule.ts';
import { memoryReader } from '../../query/memory-reader.ts';
import { createSnapshot } from '../../query/snapshot.ts';
import type { Breathe } from '../types.ts';
import { runRules } from './run-rules.ts';

const eventsOf = (rule: Rule, { name, events }: RuleSample) => {
  const map = createSivoJsonMapper('refuse');
  return events.map((record, index) => {
    const mapped = map(record as JsonObject, true);
    if (mapped.ok) return { event: mapped.mapped.event };
    const why = mapped.problem === 'inexact' ? 'a number is too long' : mapped.problem.message;
    throw new WorkbenchError('BAD_RULE', `${rule.id}: sample "${name}"`, `events[${index}]: ${why}`);
  });
};

/** The hits of one sample, by the same code as over an archive. Throws BAD_RULE for events no import would take. */
export const runSample = async (rule: Rule, sample: RuleSample, breathe: Breathe): Promise<RuleHit[]> => {
  const snapshot = createSnapshot(memoryReader(eventsOf(rule, sample)));
  const question = { filter: everything, zone: 'UTC', language: 'en' } as const;
  return (await runRules(snapshot, question, [rule], { breathe, onProgress: () => {} })).hits;
};

/** Throws BAD_RULE with the name of the sample that does not give as many hits as it says. */
export const checkSamples = async (rule: Rule, breathe: Breathe): Promise<void> => {
  for (const sample of rule.samples) {
    const hits = await runSample(rule, sample, breathe);
    if (hits.length === sample.fires) continue;
    const told = hits.map(({ sentence }) => sentence).join(' ');
    const detail = `${sample.fires} expected, ${hits.length} found${told === '' ? '' : `: ${told}`}`.slice(0, 1000);
    throw new WorkbenchError('BAD_RULE', `${rule.id}: sample "${sample.name}"`, detail);
  }
};
