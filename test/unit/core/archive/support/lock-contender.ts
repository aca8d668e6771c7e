// A process that tries to take an archive's lock when told to, says how it went, and holds on until its input ends.
import { writeSync } from 'node:fs';
import { acquireLock } from '#core/archive/archive-lock.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';

const path = process.argv[2] ?? '';
writeSync(1, 'ready\n');
process.stdin.once('data', () => {
  try {
    acquireLock(path);
    writeSync(1, 'held\n');
  } catch (error) {
    writeSync(1, `${error instanceof WorkbenchError ? error.code : String(error)}\n`);
  }
});
