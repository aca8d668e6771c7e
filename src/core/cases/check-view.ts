// Whether a view can be used: its filter and its bounds are read before they are kept.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ViewBody } from '#shared/model/case.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { parseTimeBound, timeBoundHint } from '#shared/model/time-bound.ts';
import { assertKeepable } from './keepable-text.ts';

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const checkFilter = (member: string, text: string): void => {
  try {
    parseFilter(text);
  } catch (error) {
    if (!(error instanceof WorkbenchError)) throw error;
    const { where, detail } = error.data;
    throw new WorkbenchError('BAD_FILTER', member, `${where}: ${detail}`, { cause: error });
  }
};

/** Throws BAD_FILTER or BAD_INPUT, `where` naming the member at fault. */
export const checkView = ({ name, query, time, zone, layout }: ViewBody): void => {
  assertKeepable('name', name);
  assertKeepable('query', query);
  checkFilter('query', query);
  for (const [index, rule] of (layout?.rules ?? []).entries()) checkFilter(`layout.rules[${index}].query`, rule.query);
  if (zone !== null && !isZone(zone))
    throw new WorkbenchError('BAD_INPUT', 'zone', `"${zone}" is no time zone known here`);
  if (time.kind !== 'absolute') return;
  for (const side of ['from', 'to'] as const) {
    const bound = time[side];
    if (bound !== null && parseTimeBound(bound) === null) {
      throw new WorkbenchError('BAD_FILTER', `time.${side}`, `expected ${timeBoundHint}, found "${bound}"`);
    }
  }
};
