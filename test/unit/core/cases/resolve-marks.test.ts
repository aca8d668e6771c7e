import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveMarks } from '#core/cases/resolve-marks.ts';
import { tallyMarks } from '#core/cases/tally-marks.ts';
import type { Mark } from '#shared/model/case.ts';
import type { Filter } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { mentionsMarks } from '#shared/model/mentions-marks.ts';

const mark = (eventId: string, tags: string[], starred = false, note = ''): [string, Mark] => [
  eventId,
  { eventId, starred, tags, note, updatedAt: '' },
];
const marks = new Map([
  mark('e1', ['VIP'], true),
  mark('e2', ['vip', 'señal'], false, 'why'),
  mark('e3', ['q1-a', 'q2'], true),
  mark('e4', [], true),
  mark('e5', [], false, 'only a note'),
]);
const events = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'];

/** Whether an event of which nothing but its id is known fits. */
const fits = (filter: Filter, id: string): boolean => {
  switch (filter.op) {
    case 'and':
      return filter.args.every((arg) => fits(arg, id));
    case 'or':
      return filter.args.some((arg) => fits(arg, id));
    case 'not':
      return !fits(filter.arg, id);
    case 'is':
      expect(filter.field).toBe('id');
      expect(filter.values.length).toBeGreaterThan(0);
      return filter.values.includes(id);
    default:
      throw new Error(`${filter.op} is left`);
  }
};
const fitting = (text: string): string => {
  const filter = parseFilter(text);
  expect(mentionsMarks(filter)).toBe(true);
  const resolved = resolveMarks(filter, marks);
  expect(mentionsMarks(resolved)).toBe(false);
  return events.filter((id) => fits(resolved, id)).join(' ');
};

describe('marks in a filter', () => {
  it.each([
    ['tag:vip', 'e1 e2'],
    ['tag:VIP,q2', 'e1 e2 e3'],
    ['tag:nobody', ''],
    ['-tag:nobody', 'e1 e2 e3 e4 e5 e6'],
    ['tag:*', 'e1 e2 e3'],
    ['tag:""', 'e4 e5 e6'],
    ['tag:"",q2', 'e3 e4 e5 e6'],
    ['-tag:""', 'e1 e2 e3'],
    ['tag:q*', 'e3'],
    ['tag:senal', ''],
    ['tag:sen*', 'e2'],
    ['tag:/^q\\d$/', 'e3'],
    ['tag:/V.P/', 'e1 e2'],
    ['starred:true', 'e1 e3 e4'],
    ['starred:TRUE', 'e1 e3 e4'],
    ['starred:false', 'e2 e5 e6'],
    ['starred:""', 'e2 e5 e6'],
    ['starred:true,false', 'e1 e2 e3 e4 e5 e6'],
    ['-starred:true', 'e2 e5 e6'],
    ['starred:true -tag:vip', 'e3 e4'],
    ['(tag:q2 OR id:e6) -id:e1', 'e3 e6'],
    ['NOT (tag:vip OR starred:true)', 'e5 e6'],
  ])('%s asks for %s', (text, expected) => {
    expect(fitting(text)).toBe(expected);
  });

  it.each<[Filter, string]>([
    [{ op: 'is', field: 'starred', values: ['true', 'maybe'] }, 'starred:maybe'],
    [parseFilter('starred:t*'), 'starred'],
    [parseFilter('starred:/t/'), 'starred'],
    [parseFilter('tag:/(/'), '/(/'],
  ])('%j cannot be read', (filter, where) => {
    expect(() => resolveMarks(filter, marks)).toThrowError(
      expect.objectContaining({ code: 'BAD_FILTER', data: expect.objectContaining({ where }) }),
    );
  });

  it('leaves everything else as it was asked', () => {
    const text = 'action:a,b -actor:x* text:y from:2026-05-01 weekday:mon clock:09:00-17:00 changed:z diff.q=1 /re/';
    const filter = parseFilter(text);
    expect(mentionsMarks(filter)).toBe(false);
    expect(resolveMarks(filter, marks)).toEqual(filter);
  });

  it('holds more ids than a filter of the contract may name', () => {
    const many = new Map(Array.from({ length: 5000 }, (_, number) => mark(`e${number}`, ['x'])));
    expect(resolveMarks(parseFilter('tag:x'), many)).toMatchObject({ op: 'is', values: { length: 5000 } });
  });

  it('says of each event what its mark says, in any combination', () => {
    const word = fc.constantFrom('tag:vip', 'tag:q*', 'tag:""', 'starred:true', 'starred:false', 'tag:/^s/');
    const truth: Record<string, (found: Mark | undefined) => boolean> = {
      'tag:vip': (found) => found?.tags.some((tag) => tag.toLowerCase() === 'vip') === true,
      'tag:q*': (found) => found?.tags.some((tag) => tag.startsWith('q')) === true,
      'tag:""': (found) => (found?.tags.length ?? 0) === 0,
      'starred:true': (found) => found?.starred === true,
      'starred:false': (found) => found?.starred !== true,
      'tag:/^s/': (found) => found?.tags.some((tag) => tag.startsWith('s')) === true,
    };
    const { tree } = fc.letrec<{ tree: { text: string; holds: (id: string) => boolean } }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        word.map((text) => ({ text, holds: (id: string) => truth[text]?.(marks.get(id)) === true })),
        tie('tree').map(({ text, holds }) => ({ text: `-(${text})`, holds: (id: string) => !holds(id) })),
        fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => ({
          text: `(${one.text} OR ${other.text})`,
          holds: (id: string) => one.holds(id) || other.holds(id),
        })),
        fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => ({
          text: `(${one.text} ${other.text})`,
          holds: (id: string) => one.holds(id) && other.holds(id),
        })),
      ),
    }));
    fc.assert(
      fc.property(tree, ({ text, holds }) => {
        expect(fitting(text)).toBe(events.filter(holds).join(' '));
      }),
    );
  });
});

describe('counts of marks', () => {
  it('count each event as often as it is named, most frequent first', () => {
    expect(tallyMarks(marks, ['e1', 'e2', 'e2', 'e3', 'e5', 'e9'])).toEqual({
      tags: [
        { tag: 'señal', count: 2 },
        { tag: 'vip', count: 2 },
        { tag: 'VIP', count: 1 },
        { tag: 'q1-a', count: 1 },
        { tag: 'q2', count: 1 },
      ],
      starred: 2,
      noted: 3,
    });
    expect(tallyMarks(marks, [])).toEqual({ tags: [], starred: 0, noted: 0 });
  });
});
