import { describe, expect, test } from 'vitest';
import type { CaseState } from '#shared/model/case.ts';
import { caseNotes, caseStory, moved } from '../../../../../src/renderer/features/packs/story-parts.ts';

const state: CaseState = {
  revision: 1,
  views: [],
  marks: [
    { eventId: 'evt_1', starred: true, tags: [], note: '', updatedAt: '' },
    { eventId: 'evt_2', starred: false, tags: [], note: 'odd', updatedAt: '' },
  ],
  story: [
    { id: 's1', eventId: 'evt_1', text: 'first' },
    { id: 's2', eventId: null, text: 'second' },
  ],
  judgements: [],
  samples: [],
  undo: null,
  redo: null,
};

describe('parts of a story', () => {
  test('steps of the case in their order, but only those that are not in it yet', () => {
    const all = caseStory(state, []);
    expect(all.map(({ text }) => text)).toEqual(['first', 'second']);
    expect(caseStory(state, all.slice(0, 1)).map(({ text }) => text)).toEqual(['second']);
    expect(caseStory(undefined, [])).toEqual([]);
  });

  test('notes come with their event; stars alone are no notes', () => {
    expect(caseNotes(state, []).map(({ eventId, text }) => [eventId, text])).toEqual([['evt_2', 'odd']]);
  });

  test('a part moves to its place and none is lost', () => {
    const notes = ['a', 'b', 'c'].map((key) => ({ key, eventId: null, text: '', off: false }));
    expect(moved(notes, 0, 2).map(({ key }) => key)).toEqual(['b', 'c', 'a']);
    expect(moved(notes, 2, 0).map(({ key }) => key)).toEqual(['c', 'a', 'b']);
    expect(moved(notes, 9, 0).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });
});
