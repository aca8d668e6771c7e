// Names of exported files, and the figures of an export at work.
import { describe, expect, it } from 'vitest';
import { exportFigures } from '#renderer/features/export/export-figures.ts';
import { exportName, withEnding } from '#renderer/features/export/export-name.ts';
import { exportFormats } from '#shared/model/export.ts';

describe('the name of an export', () => {
  it('says archive and moment, in signs every system has', () => {
    expect(exportName('acme', '2026-05-31 16:30:12', 'csv')).toBe('acme 2026-05-31 1630.csv');
    expect(exportName('a/b:c*?"<>|\\d', '2026-05-31 16:30:12', 'xlsx')).toBe('a-b-c-d 2026-05-31 1630.xlsx');
    expect(exportName(' ', '2026-05-31 16:30:12', 'jsonl')).toBe('events 2026-05-31 1630.jsonl');
  });

  it('changes its ending with the format, and only the ending it was given', () => {
    for (const before of exportFormats) {
      for (const after of exportFormats) {
        const name = exportName('acme', '2026-05-31 16:30:12', before);
        expect(withEnding(name, before, after)).toBe(exportName('acme', '2026-05-31 16:30:12', after));
      }
    }
    expect(withEnding('/tmp/mine.txt', 'csv', 'parquet')).toBe('/tmp/mine.txt');
  });
});

describe('the figures of an export', () => {
  it('foretell nothing before there is enough to go by', () => {
    expect(exportFigures({ events: 0, total: 0, elapsedMs: 0 })).toEqual({
      share: null,
      perSecond: null,
      remainingMs: null,
    });
    expect(exportFigures({ events: 500, total: 1000, elapsedMs: 900 })).toMatchObject({
      share: 0.5,
      remainingMs: null,
    });
    expect(exportFigures({ events: 5, total: 1000, elapsedMs: 2000 }).remainingMs).toBeNull();
  });

  it('tell rate and time left', () => {
    expect(exportFigures({ events: 250, total: 1000, elapsedMs: 2000 })).toEqual({
      share: 0.25,
      perSecond: 125,
      remainingMs: 6000,
    });
  });
});
