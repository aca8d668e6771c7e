// A process that changes the archive it is told on its input, generation after generation, until it is killed.
import { writeSync } from 'node:fs';
import { initSql } from '#core/archive/init-sql.ts';
import { advance } from './steady-changes.ts';

const tell = (what: string): unknown => writeSync(1, `${what}\n`);

await initSql();
tell('ready');
process.stdin.once('data', async (line) => {
  const path = line.toString('utf8').trim();
  for (;;) await advance(path, tell);
});
