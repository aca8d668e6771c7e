// `npm run bench -- [--events N] [--seed S] [--imports N] [--runs N] [--no-peers] [--unsorted] [--no-reimport] [--ingest | --browser | --changes | --outliers | --absence | --proofs | --packs]`; exit 1 when a target is missed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    imports: { type: 'string', default: '3' },
    runs: { type: 'string', default: '15' },
    peers: { type: 'boolean', default: true },
    unsorted: { type: 'boolean', default: false },
    reimport: { type: 'boolean', default: true },
    ingest: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    changes: { type: 'boolean', default: false },
    outliers: { type: 'boolean', default: false },
    proofs: { type: 'boolean', default: false },
    absence: { type: 'boolean', default: false },
    packs: { type: 'boolean', default: false },
  },
  allowNegative: true,
});

const shell = process.platform === 'win32';
const must = (command, args) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
};
must('npm', ['run', '-s', 'build']);
if (
  values.peers &&
  !values.ingest &&
  !values.browser &&
  !values.proofs &&
  !values.packs &&
  !existsSync(join(import.meta.dirname, 'peers/node_modules'))
) {
  must('npm', ['ci', '--prefix', 'test/bench/peers']);
}

const { module } = await runnerImport(join(import.meta.dirname, 'bench.ts'), { configFile: false, root });
const met = await module.bench(
  {
    events: Number(values.events),
    seed: Number(values.seed),
    imports: Number(values.imports),
    runs: Number(values.runs),
    peers: values.peers,
    unsorted: values.unsorted,
    reimport: values.reimport,
    ingest: values.ingest,
    browser: values.browser,
    changes: values.changes,
    outliers: values.outliers,
    proofs: values.proofs,
    absence: values.absence,
    packs: values.packs,
  },
  (line) => console.log(line),
);
process.exitCode = met ? 0 : 1;
