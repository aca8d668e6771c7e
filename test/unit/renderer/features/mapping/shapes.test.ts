import { describe, expect, it } from 'vitest';
import { isDecided, questionsOf } from '#renderer/features/mapping/questions.ts';
import { shapesOf } from '#renderer/features/mapping/shapes.ts';
import { sampleInspection, zoneQuestion } from './sample-inspection.ts';

const other = sampleInspection({ name: 'b.jsonl', format: 'jsonl', fingerprint: 'f2', questions: [] });

describe('shapesOf', () => {
  it('makes one of all files with the same fingerprint, those with a question first', () => {
    const again = sampleInspection({ name: 'mayo.csv', questions: [] });
    const shapes = shapesOf([other, again, sampleInspection()]);
    expect(shapes.map(({ key, files }) => [key, files.map(({ name }) => name)])).toEqual([
      ['f1', ['mayo.csv', 'registro.csv']],
      ['f2', ['b.jsonl']],
    ]);
    expect(shapes[0]?.sample.name).toBe('registro.csv');
  });

  it('stays as it was while questions are answered, and keeps what was decided out of the profile', () => {
    const first = [other, sampleInspection({ name: 'mayo.csv', questions: [] }), sampleInspection()];
    const { profile } = sampleInspection();
    if (profile === null) throw new Error('no profile');
    const answered = { questions: [], profile: { ...profile, time: { ...profile.time, zone: 'UTC' } } };
    const now = [other, sampleInspection({ ...answered, name: 'mayo.csv' }), sampleInspection(answered)];
    const [shape] = shapesOf(now, first);
    expect(shape?.sample).toBe(now[2]);
    expect(shape?.profile).toEqual(profile);
  });

  it('tells files without a fingerprint apart by format and columns, and leaves out what is not read', () => {
    const unnamed = { fingerprint: null, questions: [] };
    const shapes = shapesOf([
      sampleInspection({ ...unnamed, name: '1' }),
      sampleInspection({ ...unnamed, name: '2' }),
      sampleInspection({ ...unnamed, name: '3', columns: ['time'] }),
      sampleInspection({ name: 'LICENSE', skipped: 'plain text' }),
    ]);
    expect(shapes.map(({ files }) => files.map(({ name }) => name))).toEqual([['1', '2'], ['3']]);
  });
});

describe('questions', () => {
  it('stay in sight once they are answered, and new ones join them', () => {
    const first = [sampleInspection()];
    const order = { kind: 'dateOrder' as const, column: 'Fecha y hora', examples: ['03/04/2026'] };
    const [shape] = shapesOf([sampleInspection({ questions: [order] })]);
    if (shape === undefined) throw new Error('no shape');
    expect(questionsOf(shape, first)).toEqual([zoneQuestion, order]);
  });

  it('are asked once, however many files ask them', () => {
    const files = [sampleInspection(), sampleInspection({ name: 'mayo.csv' })];
    const [shape] = shapesOf(files);
    if (shape === undefined) throw new Error('no shape');
    expect(questionsOf(shape, files)).toEqual([zoneQuestion]);
  });

  it('are settled when no file that is read asks any more', () => {
    expect(isDecided([sampleInspection()])).toBe(false);
    expect(isDecided([other, sampleInspection({ skipped: 'plain text' })])).toBe(true);
  });
});
