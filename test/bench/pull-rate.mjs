// `node test/bench/pull-rate.mjs [EVENTS] [PAGE-SIZE] [DELAY-MS] [RUNS]`: a pull against its server alone; uses the build in out/.
import { join, resolve } from 'node:path';
import { runnerImport } from 'vite';

const [events = 200_000, pageSize = 500, delayMs = 20, runs = 3] = process.argv.slice(2).map(Number);
const root = resolve(import.meta.dirname, '../..');
const { module } = await runnerImport(join(import.meta.dirname, 'pull-rate.ts'), { configFile: false, root });
console.log(JSON.stringify(await module.measurePull({ events, pageSize, delayMs, runs })));
