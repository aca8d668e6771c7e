// `npm test`: build, types, lint, then the test runners; ends with one line summed from the runners' own reports.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findOrInstallChromium } from './support/find-chromium.mjs';

const root = resolve(import.meta.dirname, '..');
const reports = join(root, 'test-results');
const bin = (name) => join(root, 'node_modules', '.bin', name);

const run = (title, command, args, env = {}) => {
  const began = Date.now();
  console.log(`\n── ${title}`);
  const shell = process.platform === 'win32';
  const status = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell,
    env: { ...process.env, ...env },
  }).status;
  console.log(
    `── ${title}: ${status === 0 ? 'ok' : `FAILED (exit ${status})`}, ${((Date.now() - began) / 1000).toFixed(1)} s`,
  );
  return status === 0;
};

const readReport = (file) => {
  try {
    return JSON.parse(readFileSync(join(reports, file), 'utf8'));
  } catch {
    return null;
  }
};

/** A runner that fails without a failed test of its own (or leaves no report) counts as one failure. */
const tally = (ok, counts) => {
  if (counts === null) return { passed: 0, failed: 1, skipped: 0 };
  return !ok && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
};

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const gates = [
  run('build', bin('electron-vite'), ['build', '--logLevel', 'warn']),
  run('types', bin('tsc'), ['-b']),
  run('lint', bin('biome'), ['check', '--error-on-warnings', '.']),
  run('unused code', bin('knip'), []),
];

const vitestOk = run('unit, contract and conformance tests', bin('vitest'), [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(reports, 'vitest.json')}`,
]);
const vitest = readReport('vitest.json');
const unit = tally(
  vitestOk,
  vitest && {
    passed: vitest.numPassedTests,
    failed: vitest.numFailedTests,
    skipped: vitest.numPendingTests + vitest.numTodoTests,
  },
);

const chromium = findOrInstallChromium();
let e2e = { passed: 0, failed: 1, skipped: 0 };
if (chromium === null) {
  console.log('\nNo Chromium could be found or installed: set CHROMIUM_PATH to one and run again.');
} else {
  const e2eOk = run('end-to-end tests', bin('playwright'), ['test'], { CHROMIUM_PATH: chromium });
  const stats = readReport('playwright.json')?.stats ?? null;
  e2e = tally(
    e2eOk,
    stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped },
  );
}

const failedGates = gates.filter((ok) => !ok).length;
const passed = unit.passed + e2e.passed;
const failed = unit.failed + e2e.failed + failedGates;
const skipped = unit.skipped + e2e.skipped;
if (failedGates > 0)
  console.log(`\n${failedGates} of ${gates.length} checks before the tests failed; each counts as a failure.`);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
