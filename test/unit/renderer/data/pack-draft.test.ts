import { describe, expect, test } from 'vitest';
import { packSpecSchema } from '#shared/model/pack-spec.ts';
import { draftOf, emptyDraft, joined, specOf } from '../../../../src/renderer/data/pack-draft.ts';

describe('the pack in preparation', () => {
  test('what is left out of the story is not in the specification; the order stays', () => {
    const draft = {
      ...emptyDraft({ title: '  Access  ' }),
      notes: [
        { key: 'b', eventId: 'evt_2', text: '', off: false },
        { key: 'x', eventId: null, text: 'left out', off: true },
        { key: 'a', eventId: null, text: 'then', off: false },
      ],
    };
    const spec = specOf(draft);
    expect(spec.title).toBe('Access');
    expect(spec.notes).toEqual([
      { eventId: 'evt_2', text: '' },
      { eventId: null, text: 'then' },
    ]);
    expect(packSpecSchema.parse(spec)).toEqual(spec);
  });

  test('a specification that is opened and saved is the same', () => {
    const spec = packSpecSchema.parse({
      title: 'One',
      filter: 'crossTenant:true',
      notes: [{ text: 'a' }, { eventId: 'evt_1' }],
      views: [{ name: 'v', filter: '' }],
    });
    expect(specOf(draftOf(spec))).toEqual(spec);
  });

  test('a new one has no title yet, so it cannot be written by mistake', () => {
    expect(packSpecSchema.safeParse(specOf(emptyDraft({}))).success).toBe(false);
  });

  test('lists are joined without repeats, up to a limit', () => {
    expect(joined(['a', 'b'], ['b', 'c', 'd'], 3)).toEqual(['a', 'b', 'c']);
  });
});
