import { expect, it } from 'vitest';
import { markedBy, markGroups } from '#renderer/features/cases/marked-by.ts';
import type { Mark } from '#shared/model/case.ts';

const mark = (eventId: string, said: Partial<Mark>): Mark => ({
  eventId,
  starred: false,
  tags: [],
  note: '',
  updatedAt: `2026-01-0${eventId}T00:00:00Z`,
  ...said,
});
const marks = [
  mark('1', { starred: true, tags: ['b'] }),
  mark('2', { tags: ['a', 'b'] }),
  mark('3', { note: 'only a note' }),
  mark('4', { starred: true }),
];

it('groups events by star and tag, the largest tags first, and leaves notes alone out', () => {
  expect(markGroups(marks)).toEqual([
    { key: '', count: 3 },
    { key: 'starred', count: 2 },
    { key: 'tag:b', count: 2 },
    { key: 'tag:a', count: 1 },
  ]);
  expect(markGroups([marks[2] ?? mark('3', {})])).toEqual([]);
});

it('lists those marked last first', () => {
  const ids = (key: string): string[] => markedBy(marks, key).map(({ eventId }) => eventId);
  expect(ids('')).toEqual(['4', '2', '1']);
  expect(ids('starred')).toEqual(['4', '1']);
  expect(ids('tag:b')).toEqual(['2', '1']);
  expect(ids('tag:none')).toEqual([]);
});
