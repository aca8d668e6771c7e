// Does the event give a field a value that it had lost a short while before?
import { fieldChangesOf, sameJson } from '#shared/model/field-changes.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { RuleTest } from '#shared/model/rule.ts';
import type { StoredChange } from '../../../archive/types.ts';
import { placeOf } from '../event-place.ts';
import { inTimeOrder } from '../in-time-order.ts';
import { seqsMarked } from '../marked-events.ts';
import type { StepTester, TestFacts } from './step-tester.ts';

const hourMs = 3_600_000;
const rowsAtOnce = 512;
/** Departures of a field that are remembered: it comes back to one of its latest values. */
const mostDepartures = 16;

interface Departure {
  value: JsonValue;
  to: JsonValue;
  timeMs: number;
  place: number;
}

export const changedBack = ({ withinHours }: Extract<RuleTest, { kind: 'changed-back' }>): StepTester => {
  const facts = new Map<number, TestFacts>();
  const departures = new Map<string, Departure[]>();
  const isBack = (change: StoredChange, key: string, timeMs: number, place: number): boolean => {
    let back = false;
    for (const { field, from, to } of fieldChangesOf(change)) {
      if (from === undefined || to === undefined || sameJson(from, to)) continue;
      const name = `${key}\0${field}`;
      const recent = (departures.get(name) ?? []).filter((left) => timeMs - left.timeMs <= withinHours * hourMs);
      const left = recent.findLast(({ value }) => sameJson(value, to));
      departures.set(name, [...recent, { value: from, to, timeMs, place }].slice(-mostDepartures));
      if (left === undefined || back) continue;
      facts.set(place, { kind: 'changed-back', other: left.place, field, value: to, between: left.to });
      back = true;
    }
    return back;
  };
  return {
    facts,
    look: (parts, bit) => {
      const walked = parts.map((part) => ({ view: part.view, seqs: seqsMarked(part, bit) }));
      const rows = walked.map(({ view, seqs }) => {
        const known = new Map<number, StoredChange>();
        for (let start = 0; start < seqs.length; start += rowsAtOnce) {
          for (const row of view.segment.changes([...seqs.subarray(start, start + rowsAtOnce)]))
            known.set(row.seq, row);
        }
        return known;
      });
      inTimeOrder(walked, (part, seq, timeMs) => {
        const [marked, change] = [parts[part], rows[part]?.get(seq)];
        if (marked === undefined || change === undefined) return;
        const { resourceType, tenant, dictionaries } = marked.view.segment.columns;
        const type = dictionaries.resourceType[resourceType[seq] ?? 0];
        const key = JSON.stringify([dictionaries.tenant[tenant[seq] ?? 0], type, change.resourceId]);
        if (change.resourceId !== null && isBack(change, key, timeMs, placeOf(marked.place, seq))) return;
        marked.marks[seq] = (marked.marks[seq] ?? 0) & ~bit;
      });
    },
  };
};
