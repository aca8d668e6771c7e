import { describe, expect, it } from 'vitest';
import { doneText, stepText } from '#renderer/features/cases/step-text.ts';
import { words } from '#renderer/features/cases/words.ts';
import { caseChangeSchema } from '#shared/model/case.ts';

const kinds = caseChangeSchema.options.map((option) => option.shape.kind.value);

describe('what a change of the case is called', () => {
  it('names what was done, with its count', () => {
    const ids = ['a', 'b', 'c'];
    expect(doneText({ kind: 'star', eventIds: ids, starred: true }, 3)).toEqual({ key: 'starred', count: 3 });
    expect(doneText({ kind: 'star', eventIds: ['a'], starred: false }, 1)).toEqual({ key: 'unstarred', count: 1 });
    expect(doneText({ kind: 'tag', eventIds: ids, add: ['x'], remove: [] }, 3)).toEqual({ key: 'tagged', count: 3 });
    expect(doneText({ kind: 'tag', eventIds: ids, add: [], remove: ['x'] }, 3)).toEqual({ key: 'untagged', count: 3 });
    expect(doneText({ kind: 'note', eventId: 'a', text: '' }, 1).key).toBe('noteRemoved');
    expect(doneText({ kind: 'note', eventId: 'a', text: 'n' }, 1).key).toBe('noteSaved');
    expect(doneText({ kind: 'addStep', eventIds: [], text: 't', place: null }, 1).key).toBe('textAdded');
    expect(doneText({ kind: 'addStep', eventIds: ids, text: '', place: 0 }, 3)).toEqual({
      key: 'stepsAdded',
      count: 3,
    });
    expect(doneText({ kind: 'importPack', text: '{}' }, 7)).toEqual({ key: 'packImported', count: 7 });
  });

  it('has a word for every kind of the log, and one for a kind it does not know', () => {
    const keys = kinds.map((kind) => stepText({ kind, count: 2 }).key);
    expect(new Set(keys).size).toBe(kinds.length);
    for (const key of keys) expect(words.en).toHaveProperty([key]);
    expect(stepText({ kind: 'constructor', count: 2 })).toEqual({ key: 'aChange', count: 2 });
  });
});
