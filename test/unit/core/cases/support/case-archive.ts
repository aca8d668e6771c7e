// A fresh archive folder and stores on its case, as different programs would open it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { initSql } from '#core/archive/init-sql.ts';
import type { LogLimits } from '#core/cases/case-log.ts';
import { type CaseStore, createCaseStore } from '#core/cases/case-store.ts';

/** Counts on with every question, so that nothing depends on the clock. */
export const countingTools = () => {
  let ids = 0;
  let ticks = 0;
  return {
    newId: () => `id-${++ids}`,
    now: () => new Date(Date.UTC(2026, 4, 1) + ++ticks * 1000).toISOString(),
  };
};

export const newArchive = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'sivo-case-'));
  createArchive(path, { appVersion: '0.0.0', now: () => new Date('2026-05-01T00:00:00.000Z') });
  return path;
};

/** As `newArchive`, removed when the running test ends. */
export const temporaryArchive = (): string => {
  const path = newArchive();
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

/** A store that knows nothing yet of what is on disk. */
export const openStore = (
  path: string,
  tools: { newId: () => string; now: () => string } = countingTools(),
  limits?: LogLimits,
  waitMs = 30_000,
): CaseStore =>
  createCaseStore(path, {
    sql: initSql,
    waitMs,
    ...tools,
    ...(limits === undefined ? {} : { limits }),
  });
