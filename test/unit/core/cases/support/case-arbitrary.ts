// Random steps on a case: changes that mostly meet what is there, sometimes what is not, and undo, redo and reopening.
import fc from 'fast-check';
import type { CaseChange, CaseState, ViewBody } from '#shared/model/case.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { judgedKinds, verdicts } from '#shared/model/judgement.ts';
import { type DrawnSample, type SampleItem, testResults } from '#shared/model/sample.ts';

export type CaseStep =
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'reopen' }
  | { kind: 'change'; toChange: (state: CaseState) => CaseChange };

const text = fc.oneof(
  fc.constantFrom('', 'Remark', '**bold**\n\n- é ñ 日本 🙂', "it's; DROP TABLE marks; --"),
  fc.string({ unit: 'grapheme', maxLength: 20 }).filter((value) => !/\0|\p{Surrogate}/u.test(value)),
);
const eventId = fc.constantFrom('evt_1', 'evt_2', 'evt_3', 'évt "4"', '__proto__');
const eventIds = fc.array(eventId, { minLength: 1, maxLength: 4 });
const tag = fc.constantFrom('vip', 'VIP', 'a-b', 'señal', '🙂', '=x');
const tags = fc.array(tag, { maxLength: 3 });
const place = fc.nat(6);

export const viewArbitrary: fc.Arbitrary<ViewBody> = fc.record({
  name: fc.constantFrom('One', 'Two', 'three words here', 'Señal', '🙂'),
  query: fc.constantFrom('', 'action:delete', 'tag:vip -starred:true', '"quoted \\" text" OR diff.x.to>90'),
  time: fc.oneof(
    fc.constant({ kind: 'any' as const }),
    fc.record({
      kind: fc.constant('absolute' as const),
      from: fc.constantFrom(null, '2026-05-01', '2026-05-01T10:00:00Z'),
      to: fc.constantFrom(null, '2026-06-01'),
    }),
    fc.record({
      kind: fc.constant('relative' as const),
      amount: fc.integer({ min: 1, max: 10_000 }),
      unit: fc.constantFrom('hour' as const, 'month' as const),
      before: fc.constantFrom('now' as const, 'newest' as const),
    }),
  ),
  zone: fc.constantFrom(null, 'Europe/Madrid'),
  sort: fc.constantFrom('newest' as const, 'actor-desc' as const),
  page: fc.constantFrom('/events' as const, '/access' as const),
  layout: fc.constantFrom(null, {
    columns: [{ id: 'time' as const, width: 120, frozen: true }],
    density: 'compact' as const,
    rowNumbers: true,
    rules: [{ label: 'deleted', query: 'action:delete', colour: 'red' as const, shape: 'triangle' as const }],
  }),
});

/** Which of the ids there are; none of them now and then. */
const chosen = fc.nat(5);
const idOf = (list: readonly { id: string }[], index: number): string => list[index]?.id ?? 'gone';

const views = fc.uniqueArray(viewArbitrary, { minLength: 1, maxLength: 4, selector: ({ name }) => name });

const drawnItem = (rank: number): SampleItem => ({
  rank,
  eventId: `evt_${rank}`,
  key: String(rank).repeat(64),
  stratum: null,
});
const drawn = (items: number, replacements: number): DrawnSample => ({
  method: 'sivo-sample-v1',
  filter: 'action:delete',
  zone: 'UTC',
  seed: 's',
  n: items,
  population: { n: 9, sha256: 'a'.repeat(64) },
  strata: null,
  items: Array.from({ length: items }, (_, at) => drawnItem(at + 1)),
  replacements: Array.from({ length: replacements }, (_, at) => drawnItem(items + at + 1)),
  recorded: null,
  unrecorded: '',
  root: null,
});
const note = text.map((value) => value.slice(0, 10_000));

const change: fc.Arbitrary<(state: CaseState) => CaseChange> = fc.oneof(
  fc.tuple(fc.option(chosen), viewArbitrary).map(
    ([index, view]) =>
      (state: CaseState): CaseChange => ({
        kind: 'saveView',
        id: index === null ? null : idOf(state.views, index),
        view,
      }),
  ),
  chosen.map(
    (index) =>
      (state: CaseState): CaseChange => ({ kind: 'removeView', id: idOf(state.views, index) }),
  ),
  fc.tuple(chosen, place).map(
    ([index, at]) =>
      (state: CaseState): CaseChange => ({
        kind: 'moveView',
        id: idOf(state.views, index),
        place: at,
      }),
  ),
  fc.tuple(eventIds, fc.boolean()).map(
    ([ids, starred]) =>
      (): CaseChange => ({ kind: 'star', eventIds: ids, starred }),
  ),
  fc.tuple(eventIds, tags, tags).map(
    ([ids, add, remove]) =>
      (): CaseChange => ({ kind: 'tag', eventIds: ids, add, remove }),
  ),
  fc.tuple(eventId, text).map(
    ([id, note]) =>
      (): CaseChange => ({ kind: 'note', eventId: id, text: note }),
  ),
  fc.tuple(fc.array(eventId, { maxLength: 3 }), text, fc.option(place)).map(
    ([ids, remark, at]) =>
      (): CaseChange => ({
        kind: 'addStep',
        eventIds: ids,
        text: remark,
        place: at,
      }),
  ),
  fc.tuple(chosen, text).map(
    ([index, remark]) =>
      (state: CaseState): CaseChange => ({
        kind: 'editStep',
        id: idOf(state.story, index),
        text: remark,
      }),
  ),
  fc.tuple(chosen, place).map(
    ([index, at]) =>
      (state: CaseState): CaseChange => ({
        kind: 'moveStep',
        id: idOf(state.story, index),
        place: at,
      }),
  ),
  chosen.map(
    (index) =>
      (state: CaseState): CaseChange => ({ kind: 'removeStep', id: idOf(state.story, index) }),
  ),
  views.map(
    (bodies) => (): CaseChange => ({
      kind: 'importPack',
      text: JSON.stringify({ format: 'sivo-audit-filter-pack', version: 1, views: bodies }),
    }),
  ),
  fc
    .record({
      of: fc.constantFrom(...judgedKinds),
      key: fc.constantFrom('one', 'two 2', '__proto__'),
      verdict: fc.option(fc.constantFrom(...verdicts)),
      note: text,
      finding: fc.constantFrom<JsonValue[]>(
        null,
        {},
        { sentence: 'é "x"', numbers: [1, 0.1, -2e-7], odd: '\u0000\ud800' },
      ),
    })
    .map((said) => (): CaseChange => ({ kind: 'judge', ...said })),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(2)).map(
    ([items, replacements]) =>
      (): CaseChange => ({ kind: 'keepSample', title: 'Spot check', sample: drawn(items, replacements) }),
  ),
  fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 4 }), fc.option(fc.constantFrom(...testResults)), note).map(
    ([index, item, result, said]) =>
      (state: CaseState): CaseChange => ({
        kind: 'testItem',
        id: idOf(state.samples, index),
        eventId: `evt_${item}`,
        result,
        note: said,
      }),
  ),
  fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 4 }), note).map(
    ([index, item, said]) =>
      (state: CaseState): CaseChange => ({
        kind: 'replaceItem',
        id: idOf(state.samples, index),
        eventId: `evt_${item}`,
        note: said,
      }),
  ),
  fc.nat(2).map(
    (index) =>
      (state: CaseState): CaseChange => ({ kind: 'removeSample', id: idOf(state.samples, index) }),
  ),
);

export const caseStepArbitrary: fc.Arbitrary<CaseStep> = fc.oneof(
  { weight: 8, arbitrary: change.map((toChange) => ({ kind: 'change' as const, toChange })) },
  { weight: 3, arbitrary: fc.constant({ kind: 'undo' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'redo' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reopen' as const }) },
);
