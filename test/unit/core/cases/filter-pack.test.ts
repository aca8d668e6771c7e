import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printPack, readPack } from '#core/cases/filter-pack.ts';
import { filterPackSchema, type SavedView } from '#shared/model/case.ts';
import { viewArbitrary } from './support/case-arbitrary.ts';
import { openStore, temporaryArchive } from './support/case-archive.ts';

const view = {
  name: 'Deleted queues',
  query: 'action:delete',
  time: { kind: 'any' },
  zone: null,
  sort: 'newest',
  page: '/events',
  layout: null,
};
const pack = (views: unknown[], head: object = {}): string =>
  JSON.stringify({ format: 'sivo-audit-filter-pack', version: 1, views, ...head });

describe('a filter pack', () => {
  it('gives the views back as they were', () => {
    const views = fc.uniqueArray(viewArbitrary, { minLength: 1, maxLength: 5, selector: ({ name }) => name });
    fc.assert(
      fc.property(views, (bodies) => {
        const saved = bodies.map((body, index): SavedView => ({ ...body, id: `v${index}`, updatedAt: 'then' }));
        const text = printPack(saved);
        expect(text.endsWith('}\n')).toBe(true);
        expect(filterPackSchema.parse(JSON.parse(text)).views).toEqual(bodies);
        expect(readPack(`\uFEFF${text}`, 'p')).toEqual(bodies);
      }),
    );
  });

  it.each<[string, string, string | RegExp]>([
    ['no JSON', '{"format":', /JSON/],
    ['a list', '[]', 'it is not a JSON object'],
    ['another format', pack([view], { format: 'splunk' }), 'format: "sivo-audit-filter-pack" expected, "splunk" found'],
    ['no format', '{}', 'format: "sivo-audit-filter-pack" expected, nothing found'],
    ['a later version', pack([view], { version: 2, more: true }), 'version: 1 expected, 2 found'],
    ['no views', pack([]), /^views: /],
    ['an unknown member', pack([view], { more: true }), /more/],
    ['a view without a name', pack([view, { ...view, name: ' ' }]), /^views\[1\]\.name: /],
    ['another page', pack([{ ...view, page: '/settings' }]), /^views\[0\]\.page: /],
    [
      'the same name twice',
      pack([view, { ...view, name: 'B' }, view]),
      'views[2].name: "Deleted queues" is the name of views[0] too',
    ],
    ['a filter cut short', pack([view, { ...view, name: 'B', query: 'a (b' }]), /^views\[1\]\.query: position 3: \(: /],
    [
      'a time nobody can read',
      pack([{ ...view, time: { kind: 'absolute', from: '2026-05-01', to: 'then' } }]),
      /^views\[0\]\.time\.to: expected .*, found "then"$/,
    ],
    [
      'an amount of nothing',
      pack([{ ...view, time: { kind: 'relative', amount: 0, unit: 'day', before: 'now' } }]),
      /^views\[0\]\.time\.amount: /,
    ],
    [
      'a zone of nowhere',
      pack([{ ...view, zone: 'Moon/Base' }]),
      'views[0].zone: "Moon/Base" is no time zone known here',
    ],
    [
      'a rule with a filter cut short',
      pack([
        {
          ...view,
          layout: {
            columns: [{ id: 'time', width: null, frozen: false }],
            density: 'normal',
            rowNumbers: false,
            rules: [{ label: 'x', query: '"open', colour: 'red', shape: 'circle' }],
          },
        },
      ]),
      /^views\[0\]\.layout\.rules\[0\]\.query: position 1: /,
    ],
  ])('is refused whole, with the member at fault: %s', async (_, text, detail) => {
    const store = openStore(temporaryArchive());
    const expected = typeof detail === 'string' ? detail : expect.stringMatching(detail);
    await expect(store.change({ kind: 'importPack', text, name: 'views.json' })).rejects.toMatchObject({
      code: 'BAD_PACK',
      data: { where: 'views.json', detail: expected },
    });
    expect((await store.state()).revision).toBe(0);
  });

  it('replaces views of the same name in their place, and one step brings them back', async () => {
    const store = openStore(temporaryArchive());
    for (const name of ['A', 'B']) {
      await store.change({ kind: 'importPack', text: pack([{ ...view, name }]) });
    }
    const before = await store.state();
    const text = pack([
      { ...view, name: 'C' },
      { ...view, name: 'A', query: 'action:login' },
      { ...view, name: 'B' },
    ]);
    const after = await store.change({ kind: 'importPack', text });
    expect(after.undo).toEqual({ kind: 'importPack', count: 2 });
    expect(after.views.map(({ name, query }) => [name, query])).toEqual([
      ['A', 'action:login'],
      ['B', 'action:delete'],
      ['C', 'action:delete'],
    ]);
    expect(after.views.slice(0, 2).map(({ id }) => id)).toEqual(before.views.map(({ id }) => id));
    expect((await store.undo()).views).toEqual(before.views);
    const ids = before.views.map(({ id }) => id).reverse();
    expect(readPack(await store.pack(ids), 'p').map(({ name }) => name)).toEqual(['B', 'A']);
  });
});
