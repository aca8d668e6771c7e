// How an export ends: a whole file, or none and one clear reason.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { files } from '#core/archive/archive-files.ts';
import { readArchiveRoot } from '#core/archive/archive-root.ts';
import { createQueryEngine, type QueryEngine } from '#core/query/engine.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { csvHeader, csvRecord } from '#shared/model/event-csv.ts';
import { type ExportProgress, exportFormats, exportReportSchema } from '#shared/model/export.ts';
import { everything } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { aboutOf, archiveOfRecords, exportFrom, importFile } from '#test/support/export-archive.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

afterEach(() => vi.restoreAllMocks());

const recordsOf = (count: number, prefix = 'e') =>
  Array.from({ length: count }, (_, place) => ({
    id: `${prefix}${String(place).padStart(5, '0')}`,
    timestamp: new Date(Date.UTC(2026, 4, 1) + place * 1000).toISOString(),
    action: place % 2 === 0 ? 'update' : 'access',
    actor: { email: 'ana@acme.example' },
  }));

const errno = (code: string): Error => Object.assign(new Error(code), { code, errno: -1, syscall: 'write' });

/** The error of a failed export; the folder must then hold what it held before. */
const failureOf = async (folder: string, run: Promise<unknown>): Promise<WorkbenchError> => {
  const error: unknown = await run.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof WorkbenchError)) throw error ?? new Error('it did not fail');
  if (existsSync(folder)) expect(readdirSync(folder)).not.toContainEqual(expect.stringContaining('.tmp'));
  return error;
};

describe('a whole export', () => {
  it.each(exportFormats)('as %s reports what it is, and nothing else is left', async (format) => {
    const folder = await temporaryFolder();
    const archive = await archiveOfRecords(recordsOf(2500));
    const told: ExportProgress[] = [];
    const path = join(folder, `events.${format}`);
    const report = await exportFrom(
      archive,
      { format, path, filter: parseFilter('action:update'), zone: 'Europe/Madrid' },
      { onProgress: (progress) => told.push(progress) },
    );
    expect(exportReportSchema.parse(report)).toEqual(report);
    const bytes = readFileSync(path);
    expect(report).toMatchObject({
      format,
      events: 1250,
      filter: 'action:update',
      zone: 'Europe/Madrid',
      sort: 'newest',
      root: readArchiveRoot(archive).root,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const isOwnAbout = format === 'xlsx' || format === 'parquet';
    expect(readdirSync(folder)).toEqual(
      isOwnAbout ? [`events.${format}`] : [`events.${format}`, `events.${format}.about.json`],
    );
    expect(told[0]).toMatchObject({ kind: 'progress', events: 0, total: 1250 });
    expect(told.at(-1)).toMatchObject({ events: 1250, total: 1250 });
  });

  it('has a file beside it that says what it holds', async () => {
    const folder = await temporaryFolder();
    const archive = await archiveOfRecords(recordsOf(3));
    const wish = { format: 'csv', path: join(folder, 'a.csv'), sort: 'oldest', columns: ['action', 'id'] } as const;
    const report = await exportFrom(archive, { ...wish, columns: [...wish.columns] }, { appVersion: '7.8.9' });
    expect(readFileSync(report.path, 'utf8')).toBe('action,id\r\nupdate,e00000\r\naccess,e00001\r\nupdate,e00002\r\n');
    expect(aboutOf(report)).toMatchObject({
      about: 'sivo-audit-export',
      version: 1,
      file: { name: 'a.csv', bytes: report.bytes, sha256: report.sha256 },
      format: 'csv',
      filter: '',
      zone: 'UTC',
      sort: 'oldest',
      events: 3,
      columns: ['action', 'id'],
      archive: { root: report.root, generation: 1 },
      application: { version: '7.8.9' },
    });
  });

  it('replaces a file only where that was said, and follows a link to it', async () => {
    const folder = await temporaryFolder();
    const archive = await archiveOfRecords(recordsOf(2));
    mkdirSync(join(folder, 'real'));
    const real = join(folder, 'real', 'a.csv');
    const link = join(folder, 'link.csv');
    writeFileSync(real, 'mine');
    symlinkSync(real, link);
    const refused = await failureOf(folder, exportFrom(archive, { format: 'csv', path: link }));
    expect(refused).toMatchObject({ code: 'FILE_EXISTS', data: { where: real } });
    expect(readFileSync(real, 'utf8')).toBe('mine');
    const report = await exportFrom(archive, { format: 'csv', path: link, overwrite: true });
    expect(report.path).toBe(real);
    expect(readFileSync(real, 'utf8')).toMatch(/^id,timestamp/);
  });

  it('of an empty result has its heading and nothing more', async () => {
    const folder = await temporaryFolder();
    const archive = await archiveOfRecords([]);
    for (const format of exportFormats) {
      const report = await exportFrom(archive, { format, path: join(folder, `none.${format}`) });
      expect(report, format).toMatchObject({ events: 0, root: null });
    }
    expect(readFileSync(join(folder, 'none.csv'), 'utf8')).toBe(csvHeader());
    expect(readFileSync(join(folder, 'none.csv-spreadsheet'), 'utf8')).toBe(`\ufeff${csvHeader()}`);
    expect(readFileSync(join(folder, 'none.jsonl'), 'utf8')).toBe('');
  });
});

describe('what cannot be written', () => {
  it('is refused before anything is asked', async () => {
    const folder = await temporaryFolder();
    const archive = await archiveOfRecords(recordsOf(1));
    writeFileSync(join(folder, 'file'), '');
    writeFileSync(join(folder, 'b.csv.about.json'), 'mine');
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling.csv'));
    const openEngine = vi.fn(() => Promise.reject(new Error('it was asked')));
    const cases: [path: string, code: string, where: string][] = [
      [join(folder, 'absent', 'a.csv'), 'SOURCE_NOT_FOUND', join(folder, 'absent')],
      [join(folder, 'file', 'a.csv'), 'BAD_INPUT', join(folder, 'file')],
      [folder, 'BAD_INPUT', folder],
      [`${join(folder, 'new')}/`, 'BAD_INPUT', `${join(folder, 'new')}/`],
      [join(folder, 'dangling.csv'), 'BAD_INPUT', join(folder, 'dangling.csv')],
      [join(folder, `${'x'.repeat(300)}.csv`), 'BAD_INPUT', join(folder, `${'x'.repeat(300)}.csv`)],
      [join(folder, `${'x'.repeat(245)}.csv`), 'BAD_INPUT', join(folder, `${'x'.repeat(245)}.csv.about.json`)],
      [join(folder, 'a\0.csv'), 'BAD_INPUT', 'path'],
      [join(folder, 'b.csv'), 'FILE_EXISTS', join(folder, 'b.csv.about.json')],
      [join(archive, 'archive.json'), 'BAD_INPUT', join(archive, 'archive.json')],
      [join(archive, 'segments', 'a.csv'), 'BAD_INPUT', join(archive, 'segments', 'a.csv')],
      ['/dev/null', 'BAD_INPUT', '/dev/null'],
    ];
    for (const [path, code, where] of cases) {
      const overwrite = code !== 'FILE_EXISTS';
      const error = await failureOf(folder, exportFrom(archive, { format: 'csv', path, overwrite }, { openEngine }));
      expect([error.code, error.data.where], path).toEqual([code, where]);
    }
    const twice = { format: 'csv', path: join(folder, 'c.csv'), columns: ['id', 'action', 'id'] } as const;
    const error = await failureOf(
      folder,
      exportFrom(archive, { ...twice, columns: [...twice.columns] }, { openEngine }),
    );
    expect(error).toMatchObject({ code: 'BAD_INPUT', data: { where: 'columns', detail: 'id is named twice' } });
    expect(openEngine).not.toHaveBeenCalled();
    expect(readdirSync(folder).sort()).toEqual(['b.csv.about.json', 'dangling.csv', 'file']);
  });

  it.skipIf(process.getuid?.() === 0)('names a folder without permission', async () => {
    const folder = await temporaryFolder();
    const archive = await archiveOfRecords(recordsOf(1));
    chmodSync(folder, 0o500);
    const error = await failureOf(folder, exportFrom(archive, { format: 'csv', path: join(folder, 'a.csv') }));
    chmodSync(folder, 0o700);
    expect(error.code).toBe('ACCESS_DENIED');
  });

  it.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['EROFS', 'ACCESS_DENIED'],
    ['EIO', 'IO_FAILED'],
  ])('%s in the middle is %s, in every format', async (code, expected) => {
    const folder = await temporaryFolder();
    const archive = await archiveOfRecords(recordsOf(3000));
    const { write } = files;
    for (const format of exportFormats) {
      let writes = 0;
      vi.spyOn(files, 'write').mockImplementation((file, bytes) => {
        writes += 1;
        // Parquet writes a row group at once.
        if (writes > (format === 'parquet' ? 0 : 1)) throw errno(code);
        write(file, bytes);
      });
      const path = join(folder, `a.${format}`);
      const error = await failureOf(folder, exportFrom(archive, { format, path }));
      expect([error.code, error.data.where], format).toEqual([expected, path]);
      expect(readdirSync(folder), format).toEqual([]);
      vi.restoreAllMocks();
    }
  });

  it.each(['create', 'sync', 'link', 'syncFolder'] as const)('a failure of %s leaves nothing', async (operation) => {
    const folder = await temporaryFolder();
    const archive = await archiveOfRecords(recordsOf(2));
    vi.spyOn(files, operation).mockImplementation(() => {
      throw errno('EIO');
    });
    const error = await failureOf(folder, exportFrom(archive, { format: 'xlsx', path: join(folder, 'a.xlsx') }));
    expect(error.code).toBe('IO_FAILED');
  });

  it('a file that appears meanwhile is kept, and no file tells of one that is not there', async () => {
    const folder = await temporaryFolder();
    const archive = await archiveOfRecords(recordsOf(2));
    const path = join(folder, 'a.csv');
    const { sync } = files;
    vi.spyOn(files, 'sync').mockImplementation((file) => {
      writeFileSync(path, 'theirs');
      sync(file);
    });
    const error = await failureOf(folder, exportFrom(archive, { format: 'csv', path }));
    expect(error).toMatchObject({ code: 'FILE_EXISTS', data: { where: path } });
    expect(readdirSync(folder)).toEqual(['a.csv']);
    expect(readFileSync(path, 'utf8')).toBe('theirs');
  });

  it('where links are unknown, a file that is not there gets its name all the same', async () => {
    const folder = await temporaryFolder();
    const archive = await archiveOfRecords(recordsOf(2));
    vi.spyOn(files, 'link').mockImplementation(() => {
      throw errno('EPERM');
    });
    const report = await exportFrom(archive, { format: 'csv', path: join(folder, 'a.csv') });
    expect(readdirSync(folder)).toEqual(['a.csv', 'a.csv.about.json']);
    expect(report.events).toBe(2);
  });

  it('a folder that vanishes is told as that', async () => {
    const folder = join(await temporaryFolder(), 'usb');
    mkdirSync(folder);
    const archive = await archiveOfRecords(recordsOf(5000));
    const onProgress = (): void => rmSync(folder, { recursive: true, force: true });
    const error = await failureOf(
      folder,
      exportFrom(archive, { format: 'csv', path: join(folder, 'a.csv') }, { onProgress }),
    );
    expect(error).toMatchObject({ code: 'IO_FAILED', data: { detail: 'its folder is not there any more' } });
    expect(existsSync(folder)).toBe(false);
  });
});

describe('an export that is left', () => {
  it.each(exportFormats)('as %s at any page leaves nothing', async (format) => {
    const archive = await archiveOfRecords(recordsOf(3500));
    for (const leaveAt of [0, 1000, 2000, 3000, 3500]) {
      const folder = await temporaryFolder();
      const left = new AbortController();
      const base = await createQueryEngine(archive);
      let given = 0;
      const events: QueryEngine['events'] = async (input, signal) => {
        const page = await base.events(input, signal);
        given += page.events.length;
        if (given > leaveAt) left.abort();
        return page;
      };
      const openEngine = async (): Promise<QueryEngine> => ({ ...base, events });
      if (leaveAt === 0) left.abort();
      const run = exportFrom(archive, { format, path: join(folder, 'a') }, { signal: left.signal, openEngine });
      // Once all events are given it may be too late to leave.
      if (leaveAt < 3500) expect((await failureOf(folder, run)).code).toBe('CANCELLED');
      else await run;
      expect(readdirSync(folder).length > 0, `${leaveAt}`).toBe(leaveAt === 3500);
    }
  });
});

describe('an archive that changes meanwhile', () => {
  it('is exported as it was when it was asked', async () => {
    const folder = await temporaryFolder();
    const archive = await archiveOfRecords(recordsOf(2500));
    const { root } = readArchiveRoot(archive);
    const more = join(folder, 'more.jsonl');
    writeFileSync(
      more,
      recordsOf(500, 'more')
        .map((record) => JSON.stringify(record))
        .join('\n'),
    );
    const base = await createQueryEngine(archive);
    let imported = false;
    const events: QueryEngine['events'] = async (input, signal) => {
      const page = await base.events(input, signal);
      if (!imported) {
        imported = true;
        await importFile(archive, more);
      }
      return page;
    };
    const openEngine = async (): Promise<QueryEngine> => ({ ...base, events });
    const report = await exportFrom(archive, { format: 'jsonl', path: join(folder, 'a.jsonl') }, { openEngine });
    expect(report).toMatchObject({ events: 2500, root });
    const text = readFileSync(report.path, 'utf8');
    expect(text.trimEnd().split('\n')).toHaveLength(2500);
    expect(text).not.toContain('more');
    expect(readArchiveRoot(archive).root).not.toBe(root);
  });

  /** An engine whose result sets expire `times` times in the middle. */
  const expiring = async (archive: string, times: number): Promise<QueryEngine> => {
    const base = await createQueryEngine(archive);
    let left = times;
    const events: QueryEngine['events'] = async (input, signal) => {
      if (input.offset > 0 && left > 0) {
        left -= 1;
        throw new WorkbenchError('HANDLE_EXPIRED', input.handle);
      }
      return base.events(input, signal);
    };
    return { ...base, events };
  };

  it('is begun anew once, and told when that is in vain; never a mixed file', async () => {
    const folder = await temporaryFolder();
    const archive = await archiveOfRecords(recordsOf(2500));
    const engine = await createQueryEngine(archive);
    const { handle } = await engine.open({ filter: everything, zone: 'UTC', sort: 'oldest' });
    let expected = csvHeader();
    for (const offset of [0, 1000, 2000]) {
      expected += (await engine.events({ handle, offset, limit: 1000 })).events
        .map((event) => csvRecord(event))
        .join('');
    }
    engine.close();
    const wish = { format: 'csv', path: join(folder, 'a.csv'), sort: 'oldest' } as const;
    const error = await failureOf(folder, exportFrom(archive, wish, { openEngine: () => expiring(archive, 2) }));
    expect(error).toMatchObject({ code: 'ARCHIVE_IN_USE', data: { where: archive } });
    expect(readdirSync(folder)).toEqual([]);
    const report = await exportFrom(archive, wish, { openEngine: () => expiring(archive, 1) });
    expect(readFileSync(report.path, 'utf8')).toBe(expected);
    expect(dirname(report.path)).toBe(folder);
  });

  it('states the root of the very generation it was read from', async () => {
    const folder = await temporaryFolder();
    const archive = await archiveOfRecords(recordsOf(2));
    const more = join(folder, 'more.jsonl');
    writeFileSync(more, JSON.stringify(recordsOf(1, 'more')[0]));
    let imported = false;
    const openEngine = async (path: string): Promise<QueryEngine> => {
      const base = await createQueryEngine(path);
      const open: QueryEngine['open'] = async (input, signal) => {
        const set = await base.open(input, signal);
        if (!imported) {
          imported = true;
          await importFile(archive, more);
        }
        return set;
      };
      return { ...base, open };
    };
    const report = await exportFrom(archive, { format: 'csv', path: join(folder, 'a.csv') }, { openEngine });
    expect(report).toMatchObject({ events: 3, root: readArchiveRoot(archive).root });
  });
});
