// Acts on their way into the ledger: in their order, never lost in silence, and never in anybody's way.
import { describe, expect, it, vi } from 'vitest';
import { type CustodyActsOptions, createCustodyActs, type NotedAct } from '#core/service/custody-acts.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { CustodyAct } from '#shared/model/ledger.ts';

const open: NotedAct = { kind: 'open' };
const verified: NotedAct = { kind: 'verify', scope: 'everything', ok: true, problems: 0, events: 3 };
const judged: NotedAct = { kind: 'judge', of: 'rule', key: 'r1', verdict: 'kept' };

/** `fail`: asked before each try; what it gives is thrown. */
const start = (fail: (path: string) => Error | null = () => null, more: Partial<CustodyActsOptions> = {}) => {
  const written: [string, CustodyAct][] = [];
  const told: string[] = [];
  let tries = 0;
  let now = Date.parse('2026-08-02T00:00:00.000Z');
  const acts = createCustodyActs({
    by: { operator: 'Ana', host: 'desktop', appVersion: '1.0.0' },
    record: async (path, act) => {
      tries++;
      const error = fail(path);
      if (error !== null) throw error;
      written.push([path, act]);
    },
    now: () => new Date(now),
    tell: (text) => told.push(text),
    patienceMs: 0,
    pauseMs: 5,
    ...more,
  });
  return {
    acts,
    written,
    told,
    tries: () => tries,
    later: (ms: number) => {
      now += ms;
    },
  };
};

const locked = () => new WorkbenchError('ARCHIVE_LOCKED', '/a', 'held by process 7 on here');
const readOnly = () => new WorkbenchError('ACCESS_DENIED', '/a/archive.lock', 'EROFS open');

describe('createCustodyActs', () => {
  it('writes acts in their order, each with who did it', async () => {
    const { acts, written, told } = start();
    acts.note('/a', open);
    acts.note('/a', verified);
    await acts.close();
    const by = { operator: 'Ana', host: 'desktop', appVersion: '1.0.0' };
    expect(written).toEqual([
      ['/a', { ...by, ...open }],
      ['/a', { ...by, ...verified }],
    ]);
    expect(told).toEqual([]);
  });

  it('counts openings of one archive within a minute of each other once', async () => {
    const { acts, written, later } = start();
    acts.note('/a', open);
    acts.note('/b', open);
    later(59_000);
    acts.note('/a', open);
    later(60_000);
    acts.note('/a', open);
    await acts.close();
    expect(written.map(([path]) => path).sort()).toEqual(['/a', '/a', '/b']);
  });

  it('tries again while another writer is in the way, and then says when it was done', async () => {
    let isLocked = true;
    const { acts, written, told } = start(() => (isLocked ? locked() : null));
    acts.note('/a', verified);
    await vi.waitFor(() => expect(acts.waiting('/a')[0]?.why).toBe('ARCHIVE_LOCKED: held by process 7 on here'));
    acts.note('/a', judged);
    expect(acts.waiting('/a').map(({ kind, at }) => [kind, at])).toEqual([
      ['verify', '2026-08-02T00:00:00.000Z'],
      ['judge', '2026-08-02T00:00:00.000Z'],
    ]);
    expect(acts.waiting('/b')).toEqual([]);
    isLocked = false;
    await vi.waitFor(() => expect(acts.waiting('/a')).toEqual([]));
    expect(written.map(([, act]) => [act.kind, act.doneAt])).toEqual([
      ['verify', '2026-08-02T00:00:00.000Z'],
      ['judge', '2026-08-02T00:00:00.000Z'],
    ]);
    expect(told).toEqual([]);
    await acts.close();
  });

  it('lets no archive wait for another one', async () => {
    const { acts, written } = start((path) => (path === '/a' ? locked() : null));
    acts.note('/a', open);
    acts.note('/b', open);
    await vi.waitFor(() => expect(written.map(([path]) => path)).toEqual(['/b']));
    await acts.close();
  });

  it('tells read-only media once, and storms nothing', async () => {
    const { acts, told, tries } = start(readOnly, { pauseMs: 60_000 });
    acts.note('/a', open);
    await vi.waitFor(() => expect(told).toHaveLength(1));
    acts.note('/a', verified);
    await vi.waitFor(() => expect(tries()).toBe(2));
    expect(told).toEqual(['not recorded yet: open of /a: ACCESS_DENIED: EROFS open']);
    await acts.close();
    expect(told.slice(1)).toEqual([
      'not recorded: open of /a: ACCESS_DENIED: EROFS open',
      'not recorded: verify of /a: ACCESS_DENIED: EROFS open',
    ]);
    expect(tries()).toBe(3);
  });

  it('waits on closing for another writer, as long as it may', async () => {
    let left = 3;
    const patient = start(() => (left-- > 0 ? locked() : null), { patienceMs: 60_000 });
    patient.acts.note('/a', verified);
    await patient.acts.close();
    expect(patient.written).toHaveLength(1);
    expect(patient.told).toEqual([]);

    const hasty = start(locked);
    hasty.acts.note('/a', verified);
    await hasty.acts.close();
    expect(hasty.written).toEqual([]);
    expect(hasty.told).toEqual(['not recorded: verify of /a: ARCHIVE_LOCKED: held by process 7 on here']);
  });
});
