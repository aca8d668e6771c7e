// A year of an invented tenant: states rebuilt from sparse diffs alone are the complete states that were recorded.
import { describe, expect, it } from 'vitest';
import { stateAsOf } from '#core/changes/state-as-of.ts';
import type { ChangeEvent } from '#core/changes/types.ts';
import { demoEvents } from '#core/demo/demo-events.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { changeEvent } from '#test/support/change-events.ts';

/** The changes of each flow, in order; no change of a flow is missing. */
const histories = (): Map<string, ChangeEvent[]> => {
  const byResource = new Map<string, ChangeEvent[]>();
  for (const { id, timestamp, action, resource, diff, before, after } of demoEvents({ events: 6000, seed: 1 })) {
    if (diff === undefined || resource.type !== 'ivr') continue;
    const own = byResource.get(resource.id) ?? [];
    byResource.set(resource.id, own);
    const change = { eventId: id, timestamp, timeMs: Date.parse(timestamp), action, resourceType: resource.type };
    own.push(
      changeEvent(own.length + 1, {
        ...change,
        resourceId: resource.id,
        diff,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      }),
    );
  }
  return byResource;
};

const withoutStates = ({ before: _, after: __, ...sparse }: ChangeEvent): ChangeEvent => sparse;

/** A diff's null agrees with no such member. */
const withoutNulls = (value: JsonValue): JsonValue => {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => (member === null ? [] : [[name, withoutNulls(member)]])),
  );
};

describe('states of the demo', () => {
  it('are rebuilt from the first complete one and the diffs after it', () => {
    let compared = 0;
    for (const [id, events] of histories()) {
      const sparse = events.map((event, index) => (index === 0 ? event : withoutStates(event)));
      for (const { eventId, after, resourceType } of events.slice(1)) {
        if (after === undefined) continue;
        const { state } = stateAsOf({ type: resourceType ?? '', id }, sparse, { kind: 'after', eventId });
        expect(withoutNulls(state)).toEqual(withoutNulls(after));
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });
});
