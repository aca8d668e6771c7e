// Writes the demo's events as the JSONL file an export would be; the archive then takes it in like any other source.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { type DemoCases, tellDemo } from './demo-answers.ts';
import { type DemoSize, demoMoments } from './demo-events.ts';

/** How many events are written between two looks at the signal. */
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
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, highWaterMark: 1 << 20 });
  try {
    await once(file, 'open');
    let written = 0;
    let lines = '';
    for (const moment of demoMoments(size)) {
      teller.hear(moment);
      lines += `${JSON.stringify(moment.event)}\n`;
      written += 1;
      if (written % batch > 0) continue;
      signal?.throwIfAborted();
      const free = file.write(lines);
      lines = '';
      onWritten(written);
      // Without a pause the event loop would never hear of a cancel.
      await (free ? new Promise<void>((resolve) => setImmediate(resolve)) : once(file, 'drain'));
    }
    file.end(lines);
    await finished(file);
    return teller.answers();
  } catch (error) {
    file.destroy();
    throw error;
  }
};
