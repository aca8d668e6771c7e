// `npm run eval:anomaly [-- --seeds N] [-- --write]`: prints the table of the evaluation; exit 1 when the method misses what is asked of it.
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    first: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});
const { module } = await runnerImport(join(import.meta.dirname, 'evaluate.ts'), { configFile: false, root });
const seeds = Array.from({ length: Number(values.seeds) }, (_, at) => Number(values.first) + at);
const results = module.evaluate(seeds);
for (const line of module.tableOf(results)) console.log(line);
if (values.write) await writeFile(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
const missed = module.missed(results);
for (const line of missed) console.error(`missed: ${line}`);
process.exitCode = missed.length === 0 ? 0 : 1;
