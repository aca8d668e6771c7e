import { describe, expect, test } from 'vitest';
import { knownFiles, shapeOf } from '../../../../../src/renderer/features/packs/known-files.ts';
import { eventCells, ledgerCells } from '../../../../../src/renderer/features/packs/line-cells.ts';
import { packName } from '../../../../../src/renderer/features/packs/pack-name.ts';

describe('files of a pack', () => {
  test('the known ones come in the order of reading; a file that only looks alike is not one', () => {
    const names = ['data/80-custody.jsonl', 'data/20-population.jsonl', 'data/00-README.html', 'data/x/00-README.html'];
    expect(knownFiles(names).map(({ name }) => name)).toEqual([
      'data/00-README.html',
      'data/20-population.jsonl',
      'data/80-custody.jsonl',
    ]);
  });

  test.each([
    ['data/01-report.html', 'page'],
    ['data/01-report.pdf', 'binary'],
    ['data/10-statement.json', 'json'],
    ['data/20-population.jsonl', 'population'],
    ['data/20-population.lossless.csv', 'text'],
    ['data/80-custody.jsonl', 'custody'],
    ['verify.py', 'text'],
  ])('%s is shown as %s', (name, shape) => {
    expect(shapeOf(name)).toBe(shape);
  });

  test('a line of events is told in cells; one that is none stands as it is', () => {
    const line = JSON.stringify({
      id: 'evt_1',
      timestamp: '2026-05-20T10:23:45.123Z',
      actor: { id: 'u', email: 'ana@acme.example' },
      action: 'access',
      resource: { type: 'recording', id: 'r' },
    });
    expect(eventCells(line, 'Europe/Madrid')).toEqual([
      '2026-05-20 12:23:45.123',
      'ana@acme.example',
      'access',
      'recording r',
      'evt_1',
    ]);
    expect(eventCells('{"broken', 'UTC')).toEqual(['{"broken']);
  });

  test('a line of custody tells its act', () => {
    const line = JSON.stringify({
      sequence: 3,
      at: '2026-05-20T10:00:00.000Z',
      kind: 'custody',
      body: { act: { kind: 'export', operator: 'ana', file: 'a.csv', filter: 'action:delete' } },
    });
    expect(ledgerCells(line, 'UTC')).toEqual(['3', '2026-05-20 10:00:00.000', 'export', 'ana', 'a.csv']);
  });

  test('a title becomes a name every system can write', () => {
    expect(packName('ana@acme.example: 12 / 3?')).toBe('ana@acme.example- 12 - 3-.zip');
    expect(packName('  ')).toBe('evidence.zip');
    expect(packName('End.')).toBe('End.zip');
  });
});
