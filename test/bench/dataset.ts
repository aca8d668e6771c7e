// The bench's input: the seeded demo year as JSONL, in time order, made once per size and kept in the temp folder.

import { once } from 'node:events';
import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoMoments } from '#core/demo/demo-events.ts';

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
