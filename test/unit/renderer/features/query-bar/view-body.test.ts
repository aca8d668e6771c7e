import { describe, expect, it } from 'vitest';
import { defaultLayout } from '#renderer/data/use-grid-layout.ts';
import { absenceQuery } from '#renderer/features/query-bar/absence-form.tsx';
import { withRecent } from '#renderer/features/query-bar/use-recent-queries.ts';
import { chosenTime, viewBody } from '#renderer/features/query-bar/view-body.ts';
import { viewBodySchema } from '#shared/model/case.ts';
import { timeOf, withTime } from '#shared/model/filter-edit.ts';
import { parseFilter } from '#shared/model/filter-text.ts';

const shown = (text: string) => ({
  filter: parseFilter(text),
  zone: 'Europe/Madrid',
  sort: 'oldest' as const,
  page: '/events' as const,
  layout: defaultLayout,
});
const choice = { kind: 'absolute', amount: 7, unit: 'day', before: 'newest' } as const;
const save = (text: string, kind: 'absolute' | 'any' | 'relative') => {
  const view = shown(text);
  const time = chosenTime({ ...choice, kind }, timeOf(view.filter));
  return time === null ? null : viewBodySchema.parse(viewBody(' My view ', view, time));
};

describe('a view to be saved', () => {
  it('keeps its time apart from its other terms', () => {
    expect(save('action:delete from:2026-05-01 word to:2026-06-01', 'absolute')).toMatchObject({
      name: 'My view',
      query: 'action:delete word',
      time: { kind: 'absolute', from: '2026-05-01', to: '2026-06-01' },
      zone: 'Europe/Madrid',
      sort: 'oldest',
      page: '/events',
    });
    expect(save('action:delete from:2026-05-01', 'any')).toMatchObject({
      query: 'action:delete',
      time: { kind: 'any' },
    });
    expect(save('action:delete from:2026-05-01', 'relative')).toMatchObject({
      time: { kind: 'relative', amount: 7, unit: 'day', before: 'newest' },
      zone: null,
    });
  });

  it('keeps the zone where local times depend on it', () => {
    expect(save('action:delete', 'any')?.zone).toBeNull();
    expect(save('x OR -clock:08:00-20:00', 'any')?.zone).toBe('Europe/Madrid');
    expect(save('x OR from:2026-05-01', 'any')?.zone).toBe('Europe/Madrid');
  });

  it('asks the same again when it is applied', () => {
    for (const text of ['a from:2026-05-01 to:2026-06-01', 'from:2026-05-01 from:2026-05-02 a', 'a', '']) {
      const body = save(text, text.includes('from') ? 'absolute' : 'any');
      const range =
        body?.time.kind === 'absolute' ? { from: body.time.from ?? undefined, to: body.time.to ?? undefined } : null;
      const filter = parseFilter(body?.query ?? 'none');
      expect(range === null ? filter : withTime(filter, range)).toEqual(
        text.startsWith('a from') ? parseFilter('a from:2026-05-01 to:2026-06-01') : parseFilter(text),
      );
    }
  });

  it('holds no stretch that is none', () => {
    for (const amount of [0, -1, 1.5, 10_001, Number.NaN])
      expect(chosenTime({ ...choice, kind: 'relative', amount }, {})).toBeNull();
  });
});

describe('the question of absence', () => {
  it('names a type where the archive knows one, and an id otherwise', () => {
    expect(absenceQuery('sara@acme.example', 'Recording', ['recording'])).toBe(
      'actor:sara@acme.example resource.type:Recording',
    );
    expect(absenceQuery('sara', 'rec 1', ['recording'])).toBe('actor:sara resource.id:"rec 1"');
  });
});

describe('the filters applied last', () => {
  it('are kept once each, newest first, twenty at most', () => {
    expect(withRecent(['a', 'b'], ' b ')).toEqual(['b', 'a']);
    expect(withRecent(['a'], ' ')).toEqual(['a']);
    const many = Array.from({ length: 30 }, (_, index) => `q${index}`).reduce(withRecent, [] as string[]);
    expect(many).toHaveLength(20);
    expect(many[0]).toBe('q29');
  });
});
