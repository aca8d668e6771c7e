import { describe, expect, it } from 'vitest';
import { actorFilter, resourceFilter } from '#renderer/features/details/actor-filter.ts';
import { aroundFilter } from '#renderer/features/details/around-filter.ts';
import { everything } from '#shared/model/filter.ts';
import { printFilter } from '#shared/model/filter-text.ts';

const print = (filter: ReturnType<typeof actorFilter>): string | null => (filter === null ? null : printFilter(filter));

describe('the questions of an event', () => {
  it('name its actor by id where there is one, and nobody where none is stated', () => {
    expect(print(actorFilter({ id: 'u1', email: 'ana@acme.example' }))).toBe('actor.id:u1');
    expect(print(actorFilter({ id: null, email: 'ana@acme.example' }))).toBe('actor.email:ana@acme.example');
    expect(actorFilter({ id: null, email: '' })).toBeNull();
  });

  it('name its resource by type and id, and none without an id', () => {
    expect(print(resourceFilter({ type: 'queue', id: 'q1' }))).toBe('resource.type:queue resource.id:q1');
    expect(print(resourceFilter({ type: null, id: 'q1' }))).toBe('resource.id:q1');
    expect(resourceFilter({ type: 'queue', id: null })).toBeNull();
  });

  it('reach a quarter of an hour either way, the event and its last millisecond included', () => {
    expect(aroundFilter('2026-05-20T10:23:45.123456Z', everything)).toEqual({
      op: 'time',
      from: '2026-05-20T10:08:45.123Z',
      to: '2026-05-20T10:38:45.124Z',
    });
  });
});
