import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { initSql } from '#core/archive/init-sql.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { verifyArchive } from '#core/archive/verify-archive.ts';
import type { CaseStore } from '#core/cases/case-store.ts';
import type { CaseChange, ViewBody } from '#shared/model/case.ts';
import { faults } from '#test/unit/core/archive/support/faulty-files.ts';
import { countingTools, openStore, temporaryArchive } from './support/case-archive.ts';

vi.mock('#core/archive/archive-files.ts', async () =>
  (await import('#test/unit/core/archive/support/faulty-files.ts')).faultyFiles(),
);

const star = (...eventIds: string[]): CaseChange => ({ kind: 'star', eventIds, starred: true });
const tag = (name: string, ...eventIds: string[]): CaseChange => ({ kind: 'tag', eventIds, add: [name], remove: [] });
const view = (name: string): ViewBody => ({
  name,
  query: 'action:delete',
  time: { kind: 'any' },
  zone: null,
  sort: 'newest',
  page: '/events',
  layout: null,
});
const starred = async (store: CaseStore): Promise<string[]> =>
  (await store.state()).marks.filter((mark) => mark.starred).map(({ eventId }) => eventId);
const caseOf = (path: string): string => join(path, 'case.sqlite');

describe('the file of a case', () => {
  it('is not there until the first change, and read by any SQLite tool after it', async () => {
    const path = temporaryArchive();
    const store = openStore(path);
    expect(await store.state()).toEqual({
      revision: 0,
      views: [],
      marks: [],
      story: [],
      judgements: [],
      samples: [],
      undo: null,
      redo: null,
    });
    expect(await store.undo()).toEqual(await store.redo());
    await store.change({ kind: 'star', eventIds: ['evt_1'], starred: false });
    expect(existsSync(caseOf(path))).toBe(false);
    await store.change(tag('vip', 'evt_1', 'evt_2'));
    await store.change({ kind: 'note', eventId: 'evt_2', text: '**why**' });
    const database = new (await initSql()).Database(readFileSync(caseOf(path)));
    const rows = database.exec(
      'SELECT event_id, starred, tag, text FROM marks JOIN tags USING (event_id) LEFT JOIN notes USING (event_id)',
    );
    expect(rows[0]?.values).toEqual([
      ['evt_1', 0, 'vip', null],
      ['evt_2', 0, 'vip', '**why**'],
    ]);
    expect(database.exec('PRAGMA integrity_check')[0]?.values).toEqual([['ok']]);
    database.close();
    expect(readdirSync(path).filter((name) => name.startsWith('case'))).toEqual(['case.sqlite']);
  });

  it('is no part of the evidence, also while it is being changed', async () => {
    const path = temporaryArchive();
    await openStore(path).change(star('evt_1'));
    for (const name of ['case.lock', 'case.lock.tmp-1', 'case.lock.heir-1', 'case.sqlite.tmp-1']) {
      writeFileSync(join(path, name), 'left');
    }
    const { problems, remarks } = await verifyArchive(path, { scope: 'everything', now: () => new Date() });
    expect(problems).toEqual([]);
    expect(remarks.map(({ where }) => where).sort()).toEqual([
      'case.lock.heir-1',
      'case.lock.tmp-1',
      'case.sqlite.tmp-1',
    ]);
  });

  it('loses what killed programs left, once it is old', async () => {
    const path = temporaryArchive();
    for (const name of ['case.sqlite.tmp-old', 'case.lock.heir-old', 'case.sqlite.tmp-new']) {
      writeFileSync(join(path, name), 'left');
    }
    const longAgo = new Date(Date.now() - 3_600_000);
    for (const name of ['case.sqlite.tmp-old', 'case.lock.heir-old']) utimesSync(join(path, name), longAgo, longAgo);
    await openStore(path).change(star('evt_1'));
    expect(readdirSync(path).filter((name) => name.startsWith('case'))).toEqual(['case.sqlite', 'case.sqlite.tmp-new']);
  });

  it('is changed while an import holds the archive', async () => {
    const path = temporaryArchive();
    const writer = await openWriter(path, { appVersion: '0.0.0', now: () => new Date() });
    try {
      const store = openStore(path);
      await store.change(star('evt_1'));
      expect(await starred(store)).toEqual(['evt_1']);
    } finally {
      await writer.abort();
    }
    expect(await starred(openStore(path))).toEqual(['evt_1']);
  });
});

describe('two windows', () => {
  it('see and keep the changes of each other, with one history', async () => {
    const path = temporaryArchive();
    const tools = countingTools();
    const one = openStore(path, tools);
    const other = openStore(path, tools);
    expect((await other.state()).revision).toBe(0);
    await one.change(star('evt_1'));
    expect(await starred(other)).toEqual(['evt_1']);
    await other.change(star('evt_2'));
    await one.change(star('evt_3'));
    expect(await starred(one)).toEqual(['evt_1', 'evt_2', 'evt_3']);
    await other.undo();
    expect(await starred(one)).toEqual(['evt_1', 'evt_2']);
    expect((await one.redo()).revision).toBe(5);
    expect(await starred(other)).toEqual(['evt_1', 'evt_2', 'evt_3']);
  });

  it('may both change at once, many times', async () => {
    const path = temporaryArchive();
    const stores = [openStore(path), openStore(path), openStore(path)];
    const ids = Array.from({ length: 30 }, (_, number) => `evt_${String(number).padStart(2, '0')}`);
    await Promise.all(ids.map((id, index) => stores[index % 3]?.change(star(id))));
    expect(await starred(openStore(path))).toEqual(ids);
  });

  it('is not fooled by a file of the same size put back within a moment', async () => {
    const path = temporaryArchive();
    const one = openStore(path);
    await one.change(star('evt_1'));
    const before = readFileSync(caseOf(path));
    await one.change({ kind: 'tag', eventIds: ['evt_1'], add: [], remove: ['x'] });
    await one.change(star('evt_2'));
    writeFileSync(caseOf(path), before);
    expect(await starred(one)).toEqual(['evt_1']);
    await one.change(star('evt_3'));
    expect(await starred(one)).toEqual(['evt_1', 'evt_3']);
  });

  it('tells who holds the lock when it is not given back', async () => {
    const path = temporaryArchive();
    writeFileSync(
      join(path, 'case.lock'),
      JSON.stringify({ pid: process.pid, host: 'elsewhere', boot: null, start: null, token: 't' }),
    );
    await expect(openStore(path, countingTools(), undefined, 0).change(star('evt_1'))).rejects.toMatchObject({
      code: 'ARCHIVE_LOCKED',
      data: { where: path, detail: `held by process ${process.pid} on elsewhere` },
    });
    expect(existsSync(caseOf(path))).toBe(false);
  });
});

describe('a case that cannot be used', () => {
  const refuse = async (path: string, code: string, detail: unknown): Promise<void> => {
    const bytes = readFileSync(caseOf(path));
    const expected = { code, data: { where: caseOf(path), detail } };
    const store = openStore(path);
    await expect(store.state()).rejects.toMatchObject(expected);
    await expect(store.change(star('evt_1'))).rejects.toMatchObject(expected);
    await expect(store.undo()).rejects.toMatchObject(expected);
    expect(readFileSync(caseOf(path)).equals(bytes)).toBe(true);
  };
  const edited = async (statements: string): Promise<string> => {
    const path = temporaryArchive();
    await openStore(path).change(tag('vip', 'evt_1'));
    const database = new (await initSql()).Database(readFileSync(caseOf(path)));
    database.run(statements);
    writeFileSync(caseOf(path), database.export());
    database.close();
    return path;
  };

  it.each([
    ['a text', 'not a database'],
    ['an empty file', ''],
  ])('is refused where it is %s', async (_, content) => {
    const path = temporaryArchive();
    writeFileSync(caseOf(path), content);
    await refuse(path, 'ARCHIVE_DAMAGED', expect.any(String));
  });

  it('is brought up from the version before decisions, and changed as any other', async () => {
    const path = await edited('DROP TABLE judgements; PRAGMA user_version = 1');
    const before = readFileSync(caseOf(path));
    const store = openStore(path);
    expect(await store.state()).toMatchObject({ marks: [{ eventId: 'evt_1', tags: ['vip'] }], judgements: [] });
    expect(readFileSync(caseOf(path)).equals(before)).toBe(true);
    const decision = { of: 'visit', key: 'v', verdict: 'queried', note: '', finding: { reads: 2 } } as const;
    await store.change({ kind: 'judge', ...decision });
    expect(await openStore(path).state()).toMatchObject({
      marks: [{ eventId: 'evt_1', tags: ['vip'] }],
      judgements: [decision],
    });
  });

  it('is refused where a later version wrote it', async () => {
    await refuse(
      await edited('PRAGMA user_version = 4'),
      'ARCHIVE_TOO_NEW',
      'case schema 4; this program reads schema 3',
    );
  });

  it.each([
    ['PRAGMA user_version = 0', 'case schema 0'],
    ['PRAGMA application_id = 1', 'it is not the database of a case'],
    ['CREATE TRIGGER t AFTER INSERT ON marks BEGIN DELETE FROM notes; END', 'its tables are not those of a case'],
    ['DROP TABLE steps', 'its tables are not those of a case'],
    ['PRAGMA ignore_check_constraints = 1; UPDATE marks SET starred = 7', 'CHECK constraint failed in marks'],
    ["UPDATE tags SET tag = 'two words'", 'marks.0.tags.0'],
    ["UPDATE steps SET patch = '[]'", null],
  ])('is refused after %s', async (statements, detail) => {
    const path = await edited(statements);
    if (detail !== null) return refuse(path, 'ARCHIVE_DAMAGED', expect.stringContaining(detail));
    const bytes = readFileSync(caseOf(path));
    await expect(openStore(path).undo()).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED' });
    expect(readFileSync(caseOf(path)).equals(bytes)).toBe(true);
  });

  it('is refused where its bytes were cut or overwritten', async () => {
    const path = await edited('SELECT 1');
    const whole = readFileSync(caseOf(path));
    writeFileSync(caseOf(path), whole.subarray(0, whole.length - 4096));
    await refuse(path, 'ARCHIVE_DAMAGED', expect.any(String));
    const torn = Buffer.from(whole);
    torn.fill(0x55, 4096, 8192);
    writeFileSync(caseOf(path), torn);
    await refuse(path, 'ARCHIVE_DAMAGED', expect.any(String));
  });

  it('is not taken for an empty one when the archive is gone', async () => {
    const path = temporaryArchive();
    const store = openStore(path);
    await store.change(star('evt_1'));
    renameSync(path, `${path}-away`);
    try {
      await expect(store.state()).rejects.toMatchObject({ code: 'ARCHIVE_GONE', data: { where: path } });
      await expect(store.change(star('evt_2'))).rejects.toMatchObject({ code: 'ARCHIVE_GONE', data: { where: path } });
      mkdirSync(path);
      await expect(openStore(path).state()).rejects.toMatchObject({ code: 'ARCHIVE_GONE' });
      rmSync(path, { recursive: true });
    } finally {
      renameSync(`${path}-away`, path);
    }
    expect(await starred(store)).toEqual(['evt_1']);
  });
});

describe('a change that cannot be written', () => {
  it.each([
    ['EROFS', 'ACCESS_DENIED'],
    ['EACCES', 'ACCESS_DENIED'],
    ['ENOSPC', 'DISK_FULL'],
    ['EIO', 'IO_FAILED'],
  ])('for %s is told as %s, whichever write it is, and loses nothing', async (errno, code) => {
    const path = temporaryArchive();
    const store = openStore(path);
    await store.change(star('evt_1'));
    const before = await store.state();
    let at = 0;
    for (; ; at += 1) {
      faults.arm({ at, errno, lasting: false });
      const outcome = await store.change(tag('vip', 'evt_2')).catch((error: unknown) => error);
      const { struck } = faults;
      faults.arm(null);
      if (!struck) break;
      if (outcome instanceof Error) {
        expect(outcome, `write ${at}`).toMatchObject({ code, data: { where: expect.stringContaining(path) } });
        expect([before.revision, before.revision + 1]).toContain((await store.state()).revision);
      }
      const now = await store.state();
      expect(await openStore(path).state()).toEqual(now);
      expect(now.marks.some(({ eventId }) => eventId === 'evt_1')).toBe(true);
      if (now.revision > before.revision) {
        rmSync(caseOf(path));
        await store.change(star('evt_1'));
      }
    }
    expect(at).toBeGreaterThan(5);
  });

  it('is read all the same where nothing can be written', async () => {
    const path = temporaryArchive();
    await openStore(path).change(star('evt_1'));
    faults.arm({ at: 0, errno: 'EROFS', lasting: true });
    try {
      const store = openStore(path);
      expect(await starred(store)).toEqual(['evt_1']);
      expect(await store.resolve({ op: 'is', field: 'starred', values: ['true'] })).toEqual({
        op: 'is',
        field: 'id',
        values: ['evt_1'],
      });
      await expect(store.undo()).rejects.toMatchObject({ code: 'ACCESS_DENIED', data: { where: caseOf(path) } });
    } finally {
      faults.arm(null);
    }
  });
});

describe('the log', () => {
  it('keeps so many steps, and the newest whatever its size', async () => {
    const path = temporaryArchive();
    const store = openStore(path, countingTools(), { steps: 3, characters: 100_000 });
    for (const id of ['a', 'b', 'c', 'd', 'e']) await store.change(star(id));
    for (const expected of [4, 3, 2, 2]) expect((await store.undo()).marks).toHaveLength(expected);
    for (const expected of [3, 4, 5, 5]) expect((await store.redo()).marks).toHaveLength(expected);
    await store.change(star(...Array.from({ length: 3000 }, (_, number) => `evt_${number}_${'x'.repeat(40)}`)));
    expect((await store.undo()).marks).toHaveLength(5);
    expect((await store.undo()).marks).toHaveLength(5);
  });

  it('names what it would take back, also after a restart', async () => {
    const path = temporaryArchive();
    const store = openStore(path);
    await store.change(star('a', 'b', 'b', 'c'));
    await store.change(tag('vip', 'a'));
    expect(await store.undo()).toMatchObject({ undo: { kind: 'star', count: 3 }, redo: { kind: 'tag', count: 1 } });
    const again = openStore(path);
    expect(await again.redo()).toMatchObject({ undo: { kind: 'tag', count: 1 }, redo: null });
    await again.undo();
    expect(await again.change(star('z'))).toMatchObject({ undo: { kind: 'star', count: 1 }, redo: null });
  });
});

describe('a change that makes no sense', () => {
  it('is refused by name, and nothing is written', async () => {
    const path = temporaryArchive();
    const store = openStore(path);
    const state = await store.change({ kind: 'saveView', id: null, view: view('One') });
    const bytes = readFileSync(caseOf(path));
    const refused: [CaseChange, string, string][] = [
      [{ kind: 'saveView', id: null, view: view('One') }, 'BAD_INPUT', 'view.name'],
      [{ kind: 'saveView', id: null, view: { ...view('Two'), query: 'action:(' } }, 'BAD_FILTER', 'query'],
      [{ kind: 'saveView', id: null, view: { ...view('Two'), zone: 'Moon/Base' } }, 'BAD_INPUT', 'zone'],
      [
        { kind: 'saveView', id: null, view: { ...view('Two'), time: { kind: 'absolute', from: 'soon', to: null } } },
        'BAD_FILTER',
        'time.from',
      ],
      [{ kind: 'note', eventId: 'a', text: 'a\0b' }, 'BAD_INPUT', 'text'],
      [{ kind: 'note', eventId: 'half \ud83d', text: 'x' }, 'BAD_INPUT', 'eventId'],
      [{ kind: 'addStep', eventIds: [], text: '\udc00', place: null }, 'BAD_INPUT', 'text'],
      [{ kind: 'editStep', id: 'gone', text: 'x' }, 'BAD_INPUT', 'id'],
      [{ kind: 'moveView', id: 'gone', place: 0 }, 'BAD_INPUT', 'id'],
      [{ kind: 'tag', eventIds: ['a'], add: ['x'], remove: ['x'] }, 'BAD_INPUT', 'remove'],
    ];
    for (const [change, code, where] of refused) {
      await expect(store.change(change), JSON.stringify(change)).rejects.toMatchObject({ code, data: { where } });
    }
    expect(await store.state()).toEqual(state);
    expect(readFileSync(caseOf(path)).equals(bytes)).toBe(true);
    await expect(store.pack(['gone'])).rejects.toMatchObject({ code: 'BAD_INPUT', data: { where: 'ids' } });
  });

  it('brings a view back that another window removed while it was edited', async () => {
    const store = openStore(temporaryArchive());
    const [saved] = (await store.change({ kind: 'saveView', id: null, view: view('One') })).views;
    await store.change({ kind: 'removeView', id: saved?.id ?? '' });
    const after = await store.change({ kind: 'saveView', id: saved?.id ?? '', view: view('Edited') });
    expect(after.views).toMatchObject([{ id: saved?.id, name: 'Edited' }]);
  });
});
