import { describe, expect, it } from 'vitest';
import { accessesOf, eventsOf, withinHour } from '#renderer/features/outliers/actor/actor-filter.ts';
import { defaultAnomalyParameters } from '#shared/model/anomaly.ts';
import { everything } from '#shared/model/filter.ts';
import { parseFilter, printFilter } from '#shared/model/filter-text.ts';
import { luis } from './actor-fixture.ts';

const span = { first: '2026-03-17', last: '2026-03-17' };
const some = { ...defaultAnomalyParameters, actions: ['download', 'read'] };

describe('the events behind a mark', () => {
  it('are the accesses of the actor under all its names, on whole days', () => {
    const text = printFilter(accessesOf(everything, some, luis, span));
    expect(text).toBe(
      'actor:usr_7,luis@acme.example,luis.old@acme.example resource.type:recording action:download,read from:2026-03-17 to:2026-03-18',
    );
    expect(parseFilter(text)).toEqual(accessesOf(everything, some, luis, span));
  });

  it('name no action where every action counts, and no day where none is asked', () => {
    const text = printFilter(accessesOf(everything, { ...some, actions: null }, luis, null));
    expect(text).not.toMatch(/action|from:|to:/);
  });

  it('keep what the page was asked beside them', () => {
    const filter = parseFilter('ip:10.0.0.1');
    expect(printFilter(accessesOf(filter, some, luis, span))).toContain('ip:10.0.0.1');
    expect(printFilter(eventsOf(filter, luis, span))).toContain('ip:10.0.0.1');
  });

  it('of a feature are all that the actor did on the day', () => {
    expect(printFilter(eventsOf(everything, luis, span))).not.toMatch(/resource|action/);
  });

  it('of somebody without a name are those that state none', () => {
    const nobody = { ...luis, ids: [], emails: [] };
    expect(eventsOf(everything, nobody, span)).toEqual({
      op: 'and',
      args: [
        { op: 'is', field: 'actor.id', values: [''] },
        { op: 'is', field: 'actor.email', values: [''] },
        { op: 'time', from: '2026-03-17', to: '2026-03-18' },
      ],
    });
  });

  it('of an hour of the week go to midnight, of a head to the whole day or hour', () => {
    const base = accessesOf(everything, some, luis, null);
    const at = (day: number, hour: number) => JSON.stringify(withinHour(base, day, hour));
    expect(at(7, 23)).toContain('{"op":"weekday","days":[7]}');
    expect(at(7, 23)).toContain('{"op":"clock","from":"23:00","to":"00:00"}');
    expect(at(-1, 3)).not.toContain('weekday');
    expect(at(2, -1)).not.toContain('clock');
  });
});
