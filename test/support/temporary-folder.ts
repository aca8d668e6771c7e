// Temporary folders that vanish with the test that made them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A fresh, empty folder; removed when the running test ends. */
export const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'sivo-audit-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};
