// Writes the demo's events as the JSONL file an export would be; the archive then takes it in like any other source.
import { open } from 'node:fs/promises';
import { type DemoCases, tellDemo } from './demo-answers.ts';
import { type DemoSize, demoMoments } from './demo-events.ts';

/** How many events are written at once; between two writes the signal is looked at. */
const batch = 2000;

/**
 * Writes one event a line to a new file at `path` and returns what the file holds. `onWritten` is told the number of
 * events so far. Throws the signal's reason when aborted; the file is then incomplete.
 */
export const writeDemoSource = async (
  path: string,
  size: DemoSize,
  signal: AbortSignal | undefined,
  onWritten: (events: number) => void,
): Promise<DemoCases> => {
  const teller = tellDemo(size);
  const file = await open(path, 'wx', 0o600);
  try {
    let written = 0;
    let lines: string[] = [];
    for (const moment of demoMoments(size)) {
      teller.hear(moment);
      lines.push(JSON.stringify(moment.event), '\n');
      written += 1;
      if (written % batch > 0) continue;
      signal?.throwIfAborted();
      await file.appendFile(lines.join(''));
      lines = [];
      onWritten(written);
    }
    await file.appendFile(lines.join(''));
    return teller.answers();
  } finally {
    await file.close();
  }
};
