import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fitBounds, minimumSize, readBounds, type SavedBounds, writeBounds } from '#main/window-bounds.ts';

const desk = { x: 0, y: 0, width: 1920, height: 1080 };
const saved: SavedBounds = { x: 100, y: 80, width: 1200, height: 700, maximized: false };

describe('fitBounds', () => {
  it('opens at a default size without a position the first time', () => {
    expect(fitBounds(null, [desk])).toEqual({ width: 1440, height: 900 });
  });

  it('goes back to where it was', () => {
    expect(fitBounds(saved, [desk])).toEqual({ x: 100, y: 80, width: 1200, height: 700 });
  });

  it('keeps the size alone when the display has gone', () => {
    expect(fitBounds({ ...saved, x: 2500 }, [desk])).toEqual({ width: 1200, height: 700 });
    expect(fitBounds({ ...saved, y: -300 }, [desk])).toEqual({ width: 1200, height: 700 });
  });

  it('always leaves part of the title bar on a display and never goes under the minimum', () => {
    const coordinate = fc.integer({ min: -5000, max: 5000 });
    const length = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(coordinate, coordinate, length, length, (x, y, width, height) => {
        const fitted = fitBounds({ x, y, width, height, maximized: false }, [desk]);
        expect(fitted.width).toBeGreaterThanOrEqual(minimumSize.width);
        expect(fitted.height).toBeGreaterThanOrEqual(minimumSize.height);
        if (fitted.x === undefined || fitted.y === undefined || fitted.width === undefined) return;
        expect(fitted.y).toBeGreaterThanOrEqual(0);
        expect(fitted.y).toBeLessThan(desk.height);
        expect(fitted.x).toBeLessThan(desk.width);
        expect(fitted.x + fitted.width).toBeGreaterThan(0);
      }),
    );
  });
});

describe('saved bounds', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'window-bounds-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('come back as they were, and leave no temporary file', async () => {
    const file = join(folder, 'window.json');
    writeBounds(file, saved);
    expect(readBounds(file)).toEqual(saved);
    expect(await readdir(folder)).toEqual(['window.json']);
  });

  it.each(['', '{', 'null', '{"x":1}', '{"x":0,"y":0,"width":-1,"height":5,"maximized":false}'])(
    'are forgotten when the file says %j',
    async (text) => {
      const file = join(folder, 'window.json');
      await writeFile(file, text);
      expect(readBounds(file)).toBeNull();
      expect(await readFile(file, 'utf8')).toBe(text);
    },
  );

  it('do not keep the window from closing when they cannot be written', () => {
    const file = join(folder, 'no-such-folder', 'window.json');
    expect(() => writeBounds(file, saved)).not.toThrow();
    expect(readBounds(file)).toBeNull();
  });
});
