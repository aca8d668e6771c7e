// What the scores were computed from, as text that anybody can read and compute again: one line of canonical JSON for the
// parameters, one for the days, one for each actor. Its form is described in docs/outliers.md.
import { type AnomalyParameters, anomalyMethod } from '#shared/model/anomaly.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { canonicalJson } from '../canonical/canonical-json.ts';
import type { ActorCounts, DayAxis } from './types.ts';

/** `[day, business, off, weekend]` for each day with any. */
const countedDays = ({ business, off, weekend }: ActorCounts['counts']): number[][] => {
  const days: number[][] = [];
  for (let day = 0; day < business.length; day++) {
    const [one = 0, two = 0, three = 0] = [business[day], off[day], weekend[day]];
    if (one + two + three > 0) days.push([day, one, two, three]);
  }
  return days;
};

const marks = (flags: Uint8Array): string => flags.join('');

/** Lines end in a line feed each; actors in order of their keys. */
export function* inputLines(
  axis: DayAxis,
  actors: readonly ActorCounts[],
  parameters: AnomalyParameters,
): Generator<string> {
  const line = (value: JsonValue): string => `${canonicalJson(value)}\n`;
  yield line({ method: { ...anomalyMethod }, parameters });
  yield line({ days: [...axis.days], covered: marks(axis.covered), weekend: marks(axis.weekend) });
  for (const { actor, firstDay, counts } of actors) {
    const { key, group, service } = actor;
    yield line({ actor: key, group, service, firstDay, counts: countedDays(counts) });
  }
}
