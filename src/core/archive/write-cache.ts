// Derived files are worth having, never worth failing for: a read-only or full disk simply goes without.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { temporaryName } from './atomic-write.ts';

/** Writes a derived file in one step, without forcing it to disk: its own checksums tell a torn one. */
export const writeCache = (path: string, bytes: Uint8Array): void => {
  const temporary = temporaryName(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, bytes);
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, { force: true });
  }
};
