import { describe, expect, it } from 'vitest';
import { restorePlan } from '#core/changes/restore-plan.ts';
import type { ChangeEvent } from '#core/changes/types.ts';
import type { JsonObject } from '#shared/model/json.ts';
import { type RestoreEndpoint, type RestoreInput, restorePlanSchema } from '#shared/model/restore.ts';
import { changeEvent } from '../../../support/resource-lives.ts';

const endpoint: RestoreEndpoint = {
  url: 'https://acme.example/api/{type}/{id}',
  method: 'PATCH',
  body: 'patch',
  token: { kind: 'environment', name: 'ACME_TOKEN' },
};

const plan = (
  events: readonly ChangeEvent[],
  number: number,
  input: Partial<RestoreInput> = {},
  to: RestoreEndpoint | null = null,
) => {
  const event = events[number] as ChangeEvent;
  const made = restorePlan(
    event,
    events,
    { eventId: event.eventId, mode: 'undo', choices: {}, guard: false, ...input },
    to,
  );
  return restorePlanSchema.parse(made);
};

const codes = (made: { notes: { code: string; detail: string[] }[] }) =>
  Object.fromEntries(made.notes.map(({ code, detail }) => [code, detail]));

const diffs = (...list: JsonObject[]): ChangeEvent[] => list.map((diff, index) => changeEvent(index + 1, { diff }));

describe('restorePlan', () => {
  it('undoes a sparse change, and names the later change of the same field', () => {
    const events = diffs(
      { days: { from: 90, to: 180 }, name: { from: 'A', to: 'B' } },
      { days: { from: 180, to: 365 } },
    );
    const made = plan(events, 0);
    expect(made.rows).toMatchObject([
      {
        path: 'days',
        pointer: '/days',
        current: 365,
        willBe: 90,
        choice: 'restore',
        decided: false,
        conflictTotal: 1,
        conflicts: [
          { eventId: 'evt-000002', at: events[1]?.timestamp, actor: { email: 'u2@acme.example' }, from: 180, to: 365 },
        ],
      },
      { path: 'name', current: 'B', willBe: 'A', conflictTotal: 0 },
    ]);
    expect(made.patch).toEqual([
      { op: 'replace', path: '/days', value: 90 },
      { op: 'replace', path: '/name', value: 'A' },
    ]);
    expect(made.mergePatch).toEqual({ days: 90, name: 'A' });
    expect(made.state).toBeNull();
    expect(codes(made)).toEqual({ CURRENT_IS_FROM_LOG: [], CONFLICTS: ['days'], STATE_INCOMPLETE: [] });
    const decided = plan(events, 0, { choices: { days: 'keep' } });
    expect(decided.patch).toEqual([{ op: 'replace', path: '/name', value: 'A' }]);
    expect(codes(decided)).not.toHaveProperty('CONFLICTS');
  });

  it('counts changes inside and around a field as later changes of it', () => {
    const events = diffs(
      { limits: { from: { max: 1, min: 0 }, to: { max: 2, min: 0 } } },
      { limits: { from: { max: 2, min: 0 }, to: { max: 2, min: 1 } } },
      { 'limits.max': { from: 2, to: 3 } },
    );
    expect(plan(events, 0).rows).toMatchObject([
      { path: 'limits.max', pointer: '/limits/max', current: 3, willBe: 1, conflictTotal: 2 },
    ]);
  });

  it('finds a list item by its id where it stands now, and never points where it stood', () => {
    const nodes = (...ids: string[]) => ids.map((id) => ({ id, prompt: `${id}?` }));
    const before = { nodes: nodes('n1', 'n2', 'n3') };
    const after = { nodes: [{ id: 'n1', prompt: 'new' }, ...nodes('n2', 'n3')] };
    const moved = { nodes: [...nodes('n3', 'n2'), { id: 'n1', prompt: 'new' }] };
    const events = [changeEvent(1, { before, after }), changeEvent(2, { before: after, after: moved })];
    expect(plan(events, 0).patch).toEqual([{ op: 'replace', path: '/nodes/2/prompt', value: 'n1?' }]);
    const gone = { nodes: nodes('n3', 'n2') };
    const made = plan([...events, changeEvent(3, { before: moved, after: gone })], 0);
    expect(made.rows).toMatchObject([{ path: 'nodes.n1.prompt', pointer: null, choice: 'keep', willBe: 'n1?' }]);
    expect(made.patch).toEqual([]);
    expect(codes(made)).toMatchObject({ NOT_PLACED: ['nodes.n1.prompt'], NOTHING_TO_DO: [] });
  });

  it('puts a removed item back behind the one it stood behind', () => {
    const all = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    const events = [
      changeEvent(1, { before: { nodes: all }, after: { nodes: [{ id: 'a' }, { id: 'c' }] } }),
      changeEvent(2, {
        before: { nodes: [{ id: 'a' }, { id: 'c' }] },
        after: { nodes: [{ id: 'z' }, { id: 'a' }, { id: 'c' }] },
      }),
    ];
    expect(plan(events, 0).patch).toEqual([{ op: 'add', path: '/nodes/2', value: { id: 'b' } }]);
  });

  it('does not guess where a dotted name leads that no state shows', () => {
    const made = plan(diffs({ 'nodes.n3.prompt': { from: 'a', to: 'b' }, days: { from: 1, to: 2 } }), 0);
    expect(made.rows).toMatchObject([
      { path: 'nodes.n3.prompt', pointer: null, current: 'b', willBe: 'a', choice: 'keep' },
      { path: 'days', pointer: '/days' },
    ]);
    expect(made.patch).toEqual([{ op: 'replace', path: '/days', value: 1 }]);
  });

  it('keeps null and absent apart where a complete state tells them apart', () => {
    const made = plan([changeEvent(1, { before: { a: null }, after: { a: 1, b: 2 } })], 0);
    expect(made.patch).toEqual([
      { op: 'replace', path: '/a', value: null },
      { op: 'remove', path: '/b' },
    ]);
    expect(made.mergePatch).toBeNull();
    expect(codes(made)).toMatchObject({ MERGE_CANNOT_SET_NULL: ['a'] });
    expect(made.state).toEqual({ a: null });
  });

  it("takes a diff's null for a value, unless a complete state shows that there was none", () => {
    expect(plan(diffs({ a: { from: null, to: 1 } }), 0).patch).toEqual([{ op: 'replace', path: '/a', value: null }]);
    const events = [
      changeEvent(1, { before: { b: 1 }, after: { b: 2 } }),
      changeEvent(2, { diff: { a: { from: null, to: 1 } } }),
    ];
    expect(plan(events, 1).patch).toEqual([{ op: 'remove', path: '/a' }]);
  });

  it('sets a member that a diff left as null by add, which does not mind whether there is one', () => {
    expect(plan(diffs({ a: { from: 1, to: null } }), 0).patch).toEqual([{ op: 'add', path: '/a', value: 1 }]);
  });

  it('begins with tests of the present values and of the items on the way, when it is guarded', () => {
    const before = { nodes: [{ id: 7, max: 1 }] };
    const after = { nodes: [{ id: 7, max: 2 }] };
    expect(plan([changeEvent(1, { before, after })], 0, { guard: true }).patch).toEqual([
      { op: 'test', path: '/nodes/0/max', value: 2 },
      { op: 'test', path: '/nodes/0/id', value: 7 },
      { op: 'replace', path: '/nodes/0/max', value: 1 },
    ]);
  });

  it('goes back to a version over several changes, with what the next change says it found', () => {
    const events = diffs(
      { a: { from: 1, to: 2 } },
      { b: { from: 5, to: 6 } },
      { a: { from: 2, to: 3 } },
      { c: { to: 9 } },
    );
    const made = plan(events, 0, { mode: 'version' });
    expect(made.patch).toEqual([
      { op: 'replace', path: '/a', value: 2 },
      { op: 'replace', path: '/b', value: 5 },
    ]);
    expect(codes(made)).toMatchObject({ UNKNOWN_FIELDS: ['c'] });
  });

  it('says that a change is missing, since then what is there now is doubtful', () => {
    const events = diffs({ a: { from: 1, to: 2 } }, { a: { from: 7, to: 8 } }, { b: { from: 1, to: 2 } });
    expect(codes(plan(events, 0))).toMatchObject({ CHAIN_BROKEN: ['a'] });
    expect(codes(plan(events, 2))).not.toHaveProperty('CHAIN_BROKEN');
  });

  it('does not say so of changes of one instant, whose order nobody knows', () => {
    const at = { timestamp: '2026-05-02T05:00:00.000Z', timeMs: Date.UTC(2026, 4, 2, 5) };
    const days = (from: number, to: number): Partial<ChangeEvent> => ({ diff: { days: { from, to } } });
    const events = [
      changeEvent(1, { ...days(2, 3), ...at }),
      changeEvent(2, { ...days(1, 2), ...at }),
      changeEvent(3, { ...days(0, 1), ...at }),
      changeEvent(4, { ...days(3, 4), timestamp: '2026-05-03T05:00:00.000Z', timeMs: Date.UTC(2026, 4, 3, 5) }),
    ];
    for (const number of [0, 1, 2]) expect(codes(plan(events, number))).not.toHaveProperty('CHAIN_BROKEN');
    const missing = [...events.slice(0, 3), { ...changeEvent(9, days(8, 9)), timestamp: '2026-05-04T05:00:00.000Z' }];
    missing.push({ ...changeEvent(10, days(7, 1)), timestamp: '2026-05-05T05:00:00.000Z' });
    expect(codes(plan(missing, 0))).toMatchObject({ CHAIN_BROKEN: ['days'] });
  });

  it('says that digits beyond 2^53 may have been a number, and that sources and states disagree', () => {
    const event = changeEvent(1, {
      diff: { n: { from: '9007199254740993', to: 1 } },
      before: { n: '9007199254740993' },
      after: { n: 2 },
      conflict: true,
    });
    expect(codes(plan([event], 0))).toMatchObject({
      LONG_NUMBER_IS_TEXT: ['n'],
      DIFF_AND_STATES_DISAGREE: ['n'],
      SOURCES_CONFLICT: ['evt-000001'],
    });
  });

  it('undoes a creation by a deletion, with every later change in the way of it', () => {
    const events = [
      changeEvent(1, { action: 'create', after: { a: 1 } }),
      changeEvent(2, { before: { a: 1 }, after: { a: 2 } }),
    ];
    const made = plan(events, 0, {}, endpoint);
    expect(made.request).toMatchObject({ method: 'DELETE', url: 'https://acme.example/api/ivr/flow-1', body: null });
    expect(made.request.headers).not.toHaveProperty('content-type');
    expect(made.rows).toMatchObject([{ path: '', current: { a: 2 }, conflictTotal: 1 }]);
    const gone = [...events, changeEvent(3, { action: 'delete', before: { a: 2 } })];
    expect(codes(plan(gone, 0))).toMatchObject({ NOTHING_TO_DO: [] });
  });

  it('undoes a deletion by making the resource again, from a complete state or from a deletion that names every field', () => {
    const complete = [changeEvent(1, { action: 'delete', before: { a: 1, 'b.c': null } })];
    const made = plan(complete, 0, {}, endpoint);
    expect(made.request).toMatchObject({ method: 'PUT', body: '{"a":1,"b.c":null}' });
    expect(codes(made)).toMatchObject({ DELETED_NOW: ['evt-000001'], MERGE_CANNOT_SET_NULL: ['b.c'] });
    expect(codes(made)).not.toHaveProperty('STATE_INCOMPLETE');
    const sparse = [
      changeEvent(1, { action: 'delete', diff: { a: { from: 1, to: null }, b: { from: 'x', to: null } } }),
    ];
    const other = plan(sparse, 0, { choices: { b: 'keep' } }, { ...endpoint, method: 'POST' });
    expect(other.request).toMatchObject({ method: 'POST', body: '{"a":1}' });
    expect(codes(other)).toMatchObject({ STATE_INCOMPLETE: [] });
  });

  it('does not undo a creation whose resource was deleted and made again since', () => {
    const events = [
      changeEvent(1, { action: 'create', after: { a: 1 } }),
      changeEvent(2, { action: 'delete', before: { a: 1 } }),
      changeEvent(3, { action: 'create', after: { a: 5 } }),
    ];
    expect(() => plan(events, 0)).toThrow(expect.objectContaining({ code: 'NOT_RESTORABLE' }));
    expect(plan(events, 2).request.method).toBe('DELETE');
    expect(plan(events.slice(0, 2), 0).rows).toEqual([]);
  });

  it('moves items back one by one, never without a test of what the list holds', () => {
    const [one, two, three] = ['n1', 'n2', 'n3'].map((id) => ({ id, prompt: 'a long text of this node' }));
    const [before, after] = [{ nodes: [one, two, three] }, { nodes: [three, one, two] }] as unknown as JsonObject[];
    const made = plan([changeEvent(1, { before, after } as Partial<ChangeEvent>)], 0);
    expect(made.patch).toEqual([
      { op: 'test', path: '/nodes', value: after?.nodes },
      { op: 'move', from: '/nodes/0', path: '/nodes/2' },
    ]);
    expect(made.state).toEqual(before);
  });

  it('goes back exactly where the id of an item came to be named or spelled otherwise', () => {
    const lists: JsonObject[] = [
      { l: [{ uuid: 'a', x: 1 }, { id: 'b' }] },
      { l: [{ id: 'a', uuid: 'z', x: 2 }, { id: 'b' }] },
      { l: [{ x: 3, uuid: 'a', id: { deep: true } }, { id: 'b' }] },
      { l: [{ id: 1, x: 1 }] },
      { l: [{ id: '1', x: 2 }] },
    ];
    for (const before of lists) {
      for (const after of lists) {
        if (before === after) continue;
        const events = [changeEvent(1, { action: 'create', after: before }), changeEvent(2, { before, after })];
        expect(plan(events, 0, { mode: 'version' }).state).toEqual(before);
        expect(plan(events, 1).state).toEqual(before);
      }
    }
  });

  it('undoes a patch by the states before and after it', () => {
    const events = [
      changeEvent(1, { action: 'create', after: { l: ['a', 'b', 'c'], n: 1 } }),
      changeEvent(2, {
        diff: [
          { op: 'remove', path: '/l/0' },
          { op: 'add', path: '/l/0', value: 'z' },
          { op: 'replace', path: '/n', value: 2 },
        ],
      }),
    ];
    const made = plan(events, 1);
    expect(made.rows).toMatchObject([
      { path: 'l', current: ['z', 'b', 'c'], willBe: ['a', 'b', 'c'] },
      { path: 'n', current: 2, willBe: 1 },
    ]);
    expect(made.state).toEqual({ l: ['a', 'b', 'c'], n: 1 });
    const list = [changeEvent(1, { diff: { n: { from: 1, to: 2 } } }), ...events.slice(1)];
    expect(codes(plan(list, 0))).toMatchObject({ CONFLICTS: ['n'] });
  });

  it('refuses a diff that says two things of one place, and takes one that says a thing twice', () => {
    const twice = (inside: number): JsonObject => ({
      a: { from: { b: 1 }, to: { b: 2 } },
      'a.b': { from: inside, to: 2 },
    });
    const whole = changeEvent(1, { action: 'create', after: { a: { b: 1 } } });
    expect(plan([whole, changeEvent(2, { diff: twice(1) })], 1).rows).toMatchObject([{ path: 'a.b', willBe: 1 }]);
    expect(() => plan([whole, changeEvent(2, { diff: twice(3) })], 1)).toThrow(
      expect.objectContaining({ code: 'NOT_RESTORABLE' }),
    );
  });

  it('refuses what the log does not tell', () => {
    const update = changeEvent(1, { diff: { a: { from: 1, to: 2 } } });
    const bare = changeEvent(2, { action: 'delete' });
    const refused = (events: readonly ChangeEvent[], number: number, input: Partial<RestoreInput> = {}) => {
      expect(() => plan(events, number, input)).toThrow(expect.objectContaining({ code: 'NOT_RESTORABLE' }));
    };
    refused([update, bare], 0);
    refused([update, bare], 0, { mode: 'version' });
    refused([update, bare], 1, { mode: 'version' });
    refused([bare], 0);
    refused([changeEvent(1, { diff: { a: { to: 2 } } })], 0);
    refused([changeEvent(1, { diff: 'something' })], 0);
    refused([changeEvent(1, { resourceId: '..', diff: { a: { from: 1, to: 2 } } })], 0);
    refused([changeEvent(1, { resourceId: 'half \ud800', diff: { a: { from: 1, to: 2 } } })], 0);
    expect(() => restorePlan(update, [], { eventId: 'x', mode: 'undo', choices: {}, guard: false }, null)).toThrow(
      expect.objectContaining({ code: 'NOT_RESTORABLE' }),
    );
  });

  it('sends nothing but RFC 6902 as PATCH where the form of the endpoint cannot say it', () => {
    const events = diffs({ a: { from: null, to: 1 } });
    const merge = plan(events, 0, {}, { ...endpoint, method: 'PUT', body: 'merge' });
    expect(merge.request).toMatchObject({
      method: 'PATCH',
      headers: { 'content-type': 'application/json-patch+json' },
    });
    const state = plan(events, 0, {}, { ...endpoint, method: 'PUT', body: 'state' });
    expect(state.request).toMatchObject({
      method: 'PATCH',
      headers: { 'content-type': 'application/json-patch+json' },
    });
  });

  it('names the token by its variable, and hashes exactly the request', () => {
    const events = diffs({ a: { from: 1, to: 2 } });
    const made = plan(events, 0, {}, endpoint);
    expect(made.request.headers.authorization).toBe('Bearer $ACME_TOKEN');
    expect(made.requestSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(plan(events, 0, {}, endpoint).requestSha256).toBe(made.requestSha256);
    expect(plan(events, 0, { guard: true }, endpoint).requestSha256).not.toBe(made.requestSha256);
    expect(plan(events, 0, {}, { ...endpoint, token: null }).request.headers).not.toHaveProperty('authorization');
  });

  it('bears members named like those of every object', () => {
    const odd = JSON.parse('{"__proto__":1,"constructor":2,"hasOwnProperty":3}') as JsonObject;
    const event = changeEvent(1, { before: odd, after: {} });
    const made = restorePlan(event, [event], { eventId: 'x', mode: 'undo', choices: {}, guard: false }, null);
    // Implementations refuse pointers with such names, so what holds them goes back as a whole.
    expect(JSON.stringify(made.patch)).toBe(`[{"op":"replace","path":"","value":${JSON.stringify(odd)}}]`);
    expect(JSON.stringify(made.state)).toBe(JSON.stringify(odd));
  });

  it('tells at most the newest fifty of many later changes', () => {
    const events = diffs(...Array.from({ length: 200 }, (_, index) => ({ a: { from: index, to: index + 1 } })));
    const [row] = plan(events, 0).rows;
    expect(row?.conflictTotal).toBe(199);
    expect(row?.conflicts).toHaveLength(50);
    expect(row?.conflicts.at(-1)).toMatchObject({ eventId: 'evt-000200' });
  });
});
