// The bench's input: the seeded demo year as JSONL, in time order, made once per size and kept in the temp folder.

import { once } from 'node:events';
import { createWriteStream, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoMoments } from '#core/demo/demo-events.ts';
import { createRandom } from '#core/demo/random.ts';

export interface Dataset {
  file: string;
  events: number;
  bytes: number;
}

export const makeDataset = async (events: number, seed: number): Promise<Dataset> => {
  const file = join(tmpdir(), `sivo-bench-${events}-${seed}.jsonl`);
  if (!existsSync(file)) {
    const out = createWriteStream(`${file}.part`);
    let block: string[] = [];
    for (const { event } of demoMoments({ events, seed })) {
      block.push(JSON.stringify(event));
      if (block.length === 2_000) {
        if (!out.write(`${block.join('\n')}\n`)) await once(out, 'drain');
        block = [];
      }
    }
    out.end(block.length === 0 ? '' : `${block.join('\n')}\n`);
    await once(out, 'finish');
    renameSync(`${file}.part`, file);
  }
  return { file, events, bytes: statSync(file).size };
};

/** The same lines in random order, in a file of its own. The whole file is held in memory meanwhile. */
export const shuffled = async ({ file, events, bytes }: Dataset, seed: number): Promise<Dataset> => {
  const target = file.replace(/\.jsonl$/, '-unsorted.jsonl');
  if (!existsSync(target)) {
    const whole = readFileSync(file);
    const starts: number[] = [];
    for (let start = 0; start < whole.length; start = whole.indexOf(0x0a, start) + 1) starts.push(start);
    const random = createRandom(seed);
    for (let place = starts.length - 1; place > 0; place -= 1) {
      const other = random.below(place + 1);
      [starts[place], starts[other]] = [starts[other] as number, starts[place] as number];
    }
    const out = Buffer.allocUnsafe(whole.length);
    let at = 0;
    for (const start of starts) at += whole.copy(out, at, start, whole.indexOf(0x0a, start) + 1);
    writeFileSync(target, out);
  }
  return { file: target, events, bytes };
};
