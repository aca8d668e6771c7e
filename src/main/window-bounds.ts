// Where the window was: remembered between runs, and never restored to where no display shows it.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';
import { z } from 'zod';

const savedBoundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  maximized: z.boolean(),
});
export type SavedBounds = z.infer<typeof savedBoundsSchema>;

/** In device-independent pixels. */
export const minimumSize = { width: 900, height: 600 } as const;
const defaultSize = { width: 1440, height: 900 } as const;
/** How much of the window has to be on a display for its title bar to be within reach. */
const graspable = 100;

const overlap = (start: number, length: number, otherStart: number, otherLength: number): number =>
  Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);

/** Size and position to open with: the saved ones where a work area still shows them, else the default size, centred. */
export const fitBounds = (saved: SavedBounds | null, workAreas: readonly Rectangle[]): Partial<Rectangle> => {
  if (saved === null) return defaultSize;
  const size = {
    width: Math.max(saved.width, minimumSize.width),
    height: Math.max(saved.height, minimumSize.height),
  };
  const visible = workAreas.some(
    (area) =>
      overlap(saved.x, size.width, area.x, area.width) >= graspable &&
      overlap(saved.y, size.height, area.y, area.height) >= graspable &&
      saved.y >= area.y,
  );
  return visible ? { x: saved.x, y: saved.y, ...size } : size;
};

/** The bounds saved in `file`; null where there are none or they cannot be read, since a window can always open. */
export const readBounds = (file: string): SavedBounds | null => {
  try {
    const parsed = savedBoundsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** Saves synchronously, since it runs while the window closes. A failure costs the position only and is swallowed. */
export const writeBounds = (file: string, bounds: SavedBounds): void => {
  try {
    writeFileSync(`${file}.tmp`, JSON.stringify(bounds));
    renameSync(`${file}.tmp`, file);
  } catch {
    // A read-only profile must not keep the window from closing.
  }
};
