// Every write an archive makes may fail: the error says what and where, and the last committed generation stays whole.
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { readManifest } from '#core/archive/manifest.ts';
import { mergeArchive } from '#core/archive/merge-archive.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import type { IncomingEvent, RejectedRecord } from '#core/archive/types.ts';
import { runImport } from '#core/ingest/run-import.ts';
import { type ErrorCode, WorkbenchError } from '#shared/contract/errors.ts';
import { ArchiveModel, expectContent, expectVerified, sealedFiles, temporaryFiles } from './support/archive-model.ts';
import { type Fault, faults } from './support/faulty-files.ts';
import { identified, sampleEvent } from './support/sample-event.ts';
import { importEvents, options, temporaryFolder } from './support/temp-archive.ts';

vi.mock('#core/archive/archive-files.ts', async () => (await import('./support/faulty-files.ts')).faultyFiles());

const codeOf: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EIO: 'IO_FAILED',
  EROFS: 'ACCESS_DENIED',
  EACCES: 'ACCESS_DENIED',
  ENOENT: 'ARCHIVE_GONE',
  ESTALE: 'ARCHIVE_GONE',
};
const errnos = Object.keys(codeOf);
const limits = { monthEvents: 12, allEvents: 40, allBytes: 1e9 };

/** Three months; every fifth record is kept byte for byte. */
const event = (number: number, action = 'access'): IncomingEvent => {
  const timestamp = new Date(Date.UTC(2026, 2 + (number % 3), 1 + (number % 20), number % 24)).toISOString();
  const one = identified(sampleEvent(number, { action, timestamp, timestampText: timestamp }), {
    line: number,
    byteOffset: number * 100,
  });
  return number % 5 === 0 ? { ...one, raw: Buffer.from(`odd record ${number} ${action}`) } : one;
};
const range = (from: number, to: number, action?: string): IncomingEvent[] =>
  Array.from({ length: to - from }, (_, index) => event(from + index, action));
const reject: RejectedRecord = {
  source: 'events.jsonl',
  line: 7,
  byteOffset: 70,
  reason: 'not_json',
  message: 'Unexpected end',
  bytes: 3,
  encoding: 'utf8',
  raw: '{"a',
};

const first = range(0, 60);
const second = [...range(50, 100), ...range(20, 30, 'download')];
const run = (path: string, events: readonly IncomingEvent[]) =>
  importEvents(path, events, { limits, rejects: [reject] });
const modelOf = (...imports: IncomingEvent[][]): ArchiveModel => {
  const model = new ArchiveModel();
  for (const each of imports.flat()) model.add(each);
  return model;
};

const root = (): string => {
  const folder = temporaryFolder();
  faults.arm(null);
  return folder;
};

/** A change of an archive that holds `first`, and what the archive holds after it. */
interface Change {
  make: (path: string) => Promise<unknown>;
  after: ArchiveModel;
  /** Whether making it once more is one more generation. */
  repeats: boolean;
}
const changes: Record<string, Change> = {
  'an import that fills several segments': {
    make: (path) => run(path, second),
    after: modelOf(first, second),
    repeats: true,
  },
  'a merge of small parts': { make: (path) => mergeArchive(path, options), after: modelOf(first), repeats: false },
  'an import of what is known': { make: (path) => run(path, first), after: modelOf(first), repeats: true },
};

/** Makes the change under each fault on a fresh copy; checks what is left, and that it can go on from there. */
const strike = async (base: string, folder: string, change: Change, fault: Fault): Promise<ErrorCode | null> => {
  const path = join(folder, 'struck');
  cpSync(base, path, { recursive: true });
  const { generation } = readManifest(path);
  faults.arm(fault);
  let failed: unknown = null;
  await change.make(path).catch((error: unknown) => {
    failed = error;
  });
  const { struck } = faults;
  faults.arm(null);
  expect(struck).toBe(true);
  const now = readManifest(path).generation;
  if (failed === null) {
    expect(now).toBe(generation + 1);
  } else {
    expect(failed).toBeInstanceOf(WorkbenchError);
    const { code, data } = failed as WorkbenchError;
    expect(code).toBe(codeOf[fault.errno]);
    expect(data.where.startsWith(path)).toBe(true);
    expect(data.detail).toMatch(fault.errno);
    expect([generation, generation + 1]).toContain(now);
  }
  await expectContent(path, now === generation ? modelOf(first) : change.after);
  await expectVerified(path);
  await change.make(path);
  await expectContent(path, change.after);
  expect(readManifest(path).generation).toBe(now === generation || change.repeats ? now + 1 : now);
  expect(temporaryFiles(path)).toEqual([]);
  const { segments } = readManifest(path);
  expect(sealedFiles(path)).toEqual(
    segments.flatMap(({ file, originals }) => (originals ? [file, originals.file] : [file])).sort(),
  );
  rmSync(path, { recursive: true });
  return failed === null ? null : (failed as WorkbenchError).code;
};

const prepared = async (): Promise<{ folder: string; base: string }> => {
  const folder = root();
  const base = join(folder, 'base');
  createArchive(base, options);
  await run(base, first);
  return { folder, base };
};

/** How many writes the change makes on a copy of the archive. */
const callsOf = async (base: string, folder: string, change: Change): Promise<number> => {
  const path = join(folder, 'whole');
  cpSync(base, path, { recursive: true });
  faults.arm(null);
  await change.make(path);
  const { length } = faults.calls;
  await expectContent(path, change.after);
  rmSync(path, { recursive: true });
  return length;
};

describe.each(Object.entries(changes))('%s', (_, change) => {
  it('loses nothing committed whichever write fails, and can be repeated', async () => {
    const { folder, base } = await prepared();
    const calls = await callsOf(base, folder, change);
    const outcomes = new Map<ErrorCode | null, number>();
    const struck = Math.min(calls, 40);
    for (let place = 0; place < struck; place++) {
      const at = Math.floor((place * calls) / struck);
      const errno = errnos[place % errnos.length] ?? '';
      const code = await strike(base, folder, change, { at, errno, lasting: false });
      outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
    }
    expect(struck).toBeGreaterThanOrEqual(20);
    expect([...outcomes.keys()]).toEqual(expect.arrayContaining([...new Set(Object.values(codeOf))]));
  }, 180_000);

  it.each(errnos)(
    'loses nothing committed when every write fails from some moment on: %s',
    async (errno) => {
      const { folder, base } = await prepared();
      const calls = await callsOf(base, folder, change);
      for (const part of [0, 0.3, 0.7, 0.95]) {
        await strike(base, folder, change, { at: Math.floor(calls * part), errno, lasting: true });
      }
    },
    180_000,
  );
});

describe('a new archive', () => {
  it('can be made again whichever write failed', async () => {
    const folder = root();
    createArchive(join(folder, 'whole'), options);
    const calls = faults.calls.length;
    for (let at = 0; at < calls; at++) {
      const path = join(folder, String(at));
      faults.arm({ at, errno: 'ENOSPC', lasting: false });
      let failed: unknown = null;
      try {
        createArchive(path, options);
      } catch (error) {
        failed = error;
      }
      faults.arm(null);
      if (failed) expect(failed).toMatchObject({ code: 'DISK_FULL', data: { where: expect.stringContaining(path) } });
      if (!existsSync(join(path, 'archive.json'))) createArchive(path, options);
      await run(path, first);
      await expectContent(path, modelOf(first));
    }
  });
});

describe('free space', () => {
  it('is asked for before a segment is written, and told with figures', async () => {
    const { folder, base } = await prepared();
    const path = join(folder, 'full');
    cpSync(base, path, { recursive: true });
    faults.arm(null);
    faults.free = 1_000_000;
    try {
      await expect(run(path, second)).rejects.toMatchObject({
        code: 'DISK_FULL',
        data: {
          where: expect.stringContaining(join(path, 'segments')),
          detail: expect.stringMatching(/^[\d,]+ bytes needed, 1,000,000 bytes free$/),
        },
      });
      expect(faults.calls).not.toContain('write');
    } finally {
      faults.free = null;
    }
    await expectContent(path, modelOf(first));
    await run(path, second);
    await expectContent(path, modelOf(first, second));
  });

  it('is asked for before an import begins, by the size of its sources', async () => {
    const { folder, base } = await prepared();
    const source = join(folder, 'large.jsonl');
    writeFileSync(source, '{"id":"a","timestamp":"2026-05-01T00:00:00Z"}\n'.padEnd(30_000_000, ' '));
    faults.free = 5_000_000;
    try {
      const writer = await openWriter(base, options);
      const importing = runImport({ writer, sources: [{ path: source, name: 'large' }], strict: false, ...options });
      await expect(importing).rejects.toMatchObject({
        code: 'DISK_FULL',
        data: { where: base, detail: '7,048,576 bytes needed, 5,000,000 bytes free' },
      });
    } finally {
      faults.free = null;
    }
    await expectContent(base, modelOf(first));
  });

  it('that the file system does not tell is no reason to refuse', async () => {
    const { base } = await prepared();
    faults.free = Number.NaN;
    try {
      await run(base, second);
    } finally {
      faults.free = null;
    }
    await expectContent(base, modelOf(first, second));
  });
});

describe('an archive on read-only media', () => {
  it('is opened and asked without a write that matters, its derived files missing', async () => {
    const { base } = await prepared();
    rmSync(join(base, 'cache'), { recursive: true });
    faults.arm({ at: 0, errno: 'EROFS', lasting: true });
    const reader = await openReader(base);
    expect(reader.find('evt_audit_000042')).toHaveLength(1);
    expect(reader.segments.map(({ columns }) => columns.count).reduce((sum, count) => sum + count)).toBe(60);
    expect((await reader.quarantine({ settled: true }, 0, 10)).total).toBe(1);
    reader.close();
    await expect(run(base, second)).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
    faults.arm(null);
    expect(existsSync(join(base, 'archive.lock'))).toBe(false);
  });
});
