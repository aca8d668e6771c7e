// Specifications of packs, read strictly.
import { describe, expect, it } from 'vitest';
import { readPackSpec } from '#shared/model/read-pack-spec.ts';

describe('a specification', () => {
  it('is a title and a filter at least', () => {
    const spec = readPackSpec('\ufeff{"title":"SIVO","filter":"crossTenant:true"}', 'spec.json');
    expect(spec).toMatchObject({ title: 'SIVO', zone: 'UTC', language: 'en', template: 'plain', sivoTeam: true });
  });

  const refused: [text: string, where: string][] = [
    ['{"title":"x"', 'spec.json'],
    ['[]', 'spec.json'],
    ['{}', 'title'],
    ['{"title":"x","filtre":""}', 'filtre'],
    ['{"title":"x","notes":[{"txt":"a"}]}', 'notes[0].txt'],
    ['{"title":"x","sample":{"seed":"s","n":0}}', 'sample.n'],
    ['{"title":"x","identity":"a b"}', 'identity'],
    ['{"title":"x","template":"none"}', 'template'],
  ];
  for (const [text, where] of refused) {
    it(`is refused at ${where}: ${text}`, () => {
      expect(() => readPackSpec(text, 'spec.json')).toThrow(
        expect.objectContaining({ code: 'BAD_SPEC', data: expect.objectContaining({ where }) }),
      );
    });
  }
});
