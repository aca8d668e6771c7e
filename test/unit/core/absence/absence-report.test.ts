// Statements of non-access on real archives: verdicts, aliases, coverage, control, limits, and what is refused.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { absenceFile } from '#core/absence/absence-file.ts';
import { absenceReport } from '#core/absence/absence-report.ts';
import { createArchive } from '#core/archive/create-archive.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { runImport } from '#core/ingest/run-import.ts';
import { createSnapshot, type Snapshot } from '#core/query/snapshot.ts';
import {
  type AbsenceInput,
  type AbsenceReport,
  absenceInputSchema,
  absenceReportSchema,
} from '#shared/model/absence.ts';
import { readAbsenceResource, readClasses } from '#shared/model/absence-address.ts';
import { parseLink } from '#shared/model/link.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const options = { appVersion: '0.0.0', now: () => new Date('2026-08-01T00:00:00.000Z') };
const root = 'ab'.repeat(32);

interface Told {
  id: string;
  at: string;
  actor?: { id?: string; email?: string };
  action?: string;
  resource?: { type?: string; id?: string };
}

const record = ({ id, at, actor = {}, action = 'access', resource = {} }: Told): string =>
  JSON.stringify({ id, timestamp: at, actor, action, resource });

const snapshotOf = async (
  lines: readonly (Told | string)[],
  covers: { from: string; to: string } | null = null,
): Promise<Snapshot> => {
  const folder = await temporaryFolder();
  const source = join(folder, 'a.jsonl');
  await writeFile(source, lines.map((line) => (typeof line === 'string' ? line : record(line))).join('\n'));
  const path = join(folder, 'archive');
  createArchive(path, options);
  await runImport({
    ...options,
    writer: await openWriter(path, options),
    sources: [{ path: source, name: 'a.jsonl' }],
    strict: false,
    ...(covers === null ? {} : { covers: [{ ...covers, basis: 'stated' as const, source: 'a.jsonl' }] }),
  });
  return createSnapshot(await openReader(path));
};

const ask = (
  snapshot: Snapshot,
  input: Partial<AbsenceInput> & Pick<AbsenceInput, 'actor' | 'from' | 'to'>,
  type = 'recording',
  id: string | null = null,
): Promise<AbsenceReport> =>
  absenceReport(snapshot, absenceInputSchema.parse({ resource: { type, id }, ...input }), {
    root,
    breathe: () => Promise.resolve(),
  });

const ana = { id: 'u1', email: 'ana@acme.example' };
const luis = { id: 'u2', email: 'luis@acme.example' };
const may: Told[] = [
  { id: 'e1', at: '2026-05-02T10:00:00.000Z', actor: ana, resource: { type: 'recording', id: 'r1' } },
  {
    id: 'e2',
    at: '2026-05-03T10:00:00.000Z',
    actor: { id: 'u1', email: 'ana.old@acme.example' },
    resource: { type: 'queue', id: 'q1' },
  },
  { id: 'e3', at: '2026-05-04T10:00:00.000Z', actor: luis, resource: { type: 'recording', id: 'r1' } },
  {
    id: 'e4',
    at: '2026-05-05T10:00:00.000Z',
    actor: { email: 'ANA@acme.example' },
    resource: { type: 'Recording', id: 'r2' },
  },
];
const wholeMay = { from: '2026-05-01T00:00:00.000Z', to: '2026-06-01T00:00:00.000Z' };
const codesOf = ({ limits }: AbsenceReport): string[] => limits.map(({ code }) => code);
const limit = (report: AbsenceReport, code: string) => report.limits.find((one) => one.code === code);

it('finds the events of every alias, whatever name was given, and lists them oldest first', async () => {
  const snapshot = await snapshotOf(may, wholeMay);
  for (const actor of ['u1', 'ana@acme.example', 'ANA.OLD@acme.example']) {
    const report = absenceReportSchema.parse(await ask(snapshot, { actor, from: '2026-05-01', to: '2026-06-01' }));
    expect(report).toMatchObject({ verdict: 'found', matches: 2 });
    expect(report.events.map(({ id }) => id)).toEqual(['e1', 'e4']);
    expect(report.aliases.map(({ kind, value, events }) => [kind, value, events])).toEqual([
      ['id', 'u1', 2],
      ['email', 'ANA@acme.example', 1],
      ['email', 'ana.old@acme.example', 1],
      ['email', 'ana@acme.example', 1],
    ]);
    expect(report.positiveControl.count).toBe(3);
    expect(report.resource.ids).toBe(2);
    expect(limit(report, 'aliases')?.count).toBe(4);
  }
});

it('tells none found, fully covered, only where claims hold the whole window', async () => {
  const snapshot = await snapshotOf(may, wholeMay);
  const covered = await ask(
    snapshot,
    { actor: 'luis@acme.example', from: '2026-05-01', to: '2026-06-01' },
    'recording',
    'r2',
  );
  expect(covered).toMatchObject({
    verdict: 'none-found-covered',
    matches: 0,
    coverage: { ranges: [wholeMay], gaps: [] },
  });
  expect(covered.positiveControl.count).toBe(1);
  expect(codesOf(covered)).toContain('suspicious-days');
  expect(codesOf(covered)).not.toContain('gaps');
  expect(covered.statement).toMatch(/^No event of luis@acme\.example .* is in this archive\. The imports claim/);
  expect(covered.statement).not.toContain('quarantine');

  const beyond = await ask(snapshot, { actor: 'u2', from: '2026-05-20', to: '2026-06-01T00:00:00.000001Z' });
  expect(beyond).toMatchObject({
    verdict: 'none-found-gaps',
    coverage: { gaps: [{ from: '2026-06-01T00:00:00.000Z', to: '2026-06-01T00:00:00.001Z' }] },
  });
  expect(limit(beyond, 'gaps')?.count).toBe(1);
  expect(beyond.positiveControl).toMatchObject({ count: 0 });
  expect(beyond.positiveControl.description).toContain('says little');

  const unclaimed = await ask(await snapshotOf(may), { actor: 'u2', from: '2026-05-20', to: '2026-06-01' });
  expect(unclaimed.verdict).toBe('none-found-gaps');
  expect(limit(unclaimed, 'unclaimed-time')?.count).toBe(1);
});

it('includes the begin of the window and not its end, in the zone asked for', async () => {
  const snapshot = await snapshotOf(may, wholeMay);
  const at = '2026-05-02T10:00:00.000Z';
  expect((await ask(snapshot, { actor: 'u1', from: at, to: '2026-05-03' })).matches).toBe(1);
  expect((await ask(snapshot, { actor: 'u1', from: '2026-05-02', to: at })).matches).toBe(0);
  const madrid = await ask(snapshot, {
    actor: 'u1',
    from: '2026-05-02T12:00',
    to: '2026-05-03',
    zone: 'Europe/Madrid',
  });
  expect(madrid).toMatchObject({ matches: 1, from: at, to: '2026-05-02T22:00:00.000Z' });
});

it('counts what could concern the question and cannot be told', async () => {
  const snapshot = await snapshotOf(
    [
      ...may,
      'no record',
      { id: 'n1', at: '2026-05-06T10:00:00.000Z', resource: { type: 'recording', id: 'r3' } },
      { id: 'n2', at: '2026-05-06T11:00:00.000Z', actor: luis, resource: { type: 'recording' } },
      { id: 'n3', at: '2026-05-06T12:00:00.000Z', actor: luis, action: 'login' },
      {
        id: 'n4',
        at: '2026-05-06T13:00:00.000Z',
        actor: luis,
        action: 'delete',
        resource: { type: 'recording', id: 'r3' },
      },
      { id: 'n5', at: '2026-05-06T14:00:00.000Z', actor: luis, resource: { id: 'r4' } },
      { id: 'e3', at: '2026-05-04T10:00:00.000Z', actor: luis, resource: { type: 'recording', id: 'r9' } },
    ],
    wholeMay,
  );
  const window = { from: '2026-05-01', to: '2026-06-01' };
  const one = await ask(snapshot, { actor: 'u2', ...window, classes: ['data_access'] }, 'recording', 'r3');
  expect(one).toMatchObject({ verdict: 'none-found-covered', matches: 0 });
  expect(one.statement).toMatch(/1 rejected record waits in quarantine and was not searched; .*\.$/);
  expect(absenceFile(one, 'en').text).toContain('1 rejected record waits in quarantine');
  const asked = { actor: 'u2', ...window, classes: ['data_access' as const] };
  const spanish = await ask(snapshot, { ...asked, language: 'es' }, 'recording', 'r3');
  expect(spanish.statement).toContain('1 registro rechazado espera en cuarentena');
  const beyond = await ask(snapshot, { ...asked, to: '2026-07-01' }, 'recording', 'r3');
  expect(beyond).toMatchObject({ verdict: 'none-found-gaps', matches: 0 });
  expect(beyond.statement).toContain('1 rejected record waits');
  const counted = Object.fromEntries(one.limits.map(({ code, count }) => [code, count]));
  expect(counted).toMatchObject({
    'rejected-records': 1,
    'unstated-actor': 1,
    'unstated-resource': 1,
    'classes-left-out': 1,
    conflicts: 2,
    'not-logged': null,
    retention: null,
    completeness: null,
  });
  const type = await ask(snapshot, { actor: 'u2', ...window });
  expect(limit(type, 'unstated-resource')?.count).toBe(2);
  const untyped = await ask(snapshot, { actor: 'u2', ...window }, 'recording', 'r4');
  expect(untyped.events.map(({ id }) => id)).toEqual(['n5']);
});

it('says that a name is not known, in both languages, and names no clock', async () => {
  const snapshot = await snapshotOf(may, wholeMay);
  const window = { from: '2026-05-01', to: '2026-06-01' };
  const nobody = await ask(snapshot, { actor: 'nobody', ...window }, 'record');
  expect(codesOf(nobody)).toEqual(expect.arrayContaining(['unknown-actor', 'unknown-resource']));
  expect(nobody.aliases).toEqual([]);
  const spanish = await ask(snapshot, { actor: 'nobody', ...window, language: 'es' });
  expect(spanish.statement).toContain('no hay ningún evento');
  expect(await ask(snapshot, { actor: 'nobody', ...window, language: 'es' })).toEqual(spanish);
});

it('gives a link that asks the same again', async () => {
  const snapshot = await snapshotOf(may, wholeMay);
  const asked = { actor: 'u2', from: '2026-05-01', to: '2026-06-01T08:00', zone: 'Europe/Madrid' };
  const report = await ask(snapshot, { ...asked, classes: ['security', 'data_access'] }, 'a:b%', 'x:1');
  const { page, search } = parseLink(report.permalink);
  expect(page).toBe('/evidence');
  expect(search).toMatchObject({ look: 'statement', archive: root });
  const again = await absenceReport(
    snapshot,
    absenceInputSchema.parse({
      actor: search.actor,
      resource: readAbsenceResource(search.resource ?? ''),
      from: search.from,
      to: search.to,
      zone: search.zone,
      classes: readClasses(search.classes ?? ''),
    }),
    { root, breathe: () => Promise.resolve() },
  );
  expect(again).toEqual(report);
});

it('refuses a window without time, a time or zone that is none', async () => {
  const snapshot = await snapshotOf(may);
  for (const wrong of [
    { from: '2026-05-01', to: '2026-05-01' },
    { from: '2026-05-02', to: '2026-05-01' },
    { from: '2026-02-30', to: '2026-05-01' },
    { from: '2026-05-01', to: 'tomorrow' },
    { from: '2026-05-01', to: '2026-05-02', zone: 'Mars/Base' },
  ]) {
    await expect(ask(snapshot, { actor: 'u1', ...wrong })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  }
});

it('makes a page of the log that carries no markup of it', async () => {
  const actor = '<img src=x onerror=alert(1)>"&';
  const snapshot = await snapshotOf([
    { id: '<b>1', at: '2026-05-02T10:00:00.000Z', actor: { id: actor }, resource: { type: 'recording', id: 'r' } },
  ]);
  const report = await ask(snapshot, { actor, from: '2026-05-01', to: '2026-06-01' });
  const { name, text } = absenceFile(report, 'es');
  expect(text).not.toContain('<img');
  expect(text).not.toContain('<b>');
  expect(text).not.toContain('<script');
  expect(text).toContain('▲ Encontrado');
  expect(name).toMatch(/^[\p{L}\p{N}@._-]+\.html$/u);
  expect(absenceFile(report, 'es').text).toBe(text);
});

it('takes no claim beyond the end of the import that makes it, and tells whose word a claim is', async () => {
  const covers = { from: '2026-05-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' };
  const snapshot = await snapshotOf(may, covers);
  const report = await ask(snapshot, { actor: 'u2', from: '2026-07-01', to: '2026-09-01' });
  expect(report).toMatchObject({
    verdict: 'none-found-gaps',
    coverage: { gaps: [{ from: '2026-08-01T00:00:00.000Z', to: '2026-09-01T00:00:00.000Z' }] },
  });
  expect(limit(report, 'stated-coverage')?.count).toBe(1);
});

it('tells names that only look like the actor, and the same id under another type', async () => {
  const actors = [
    'jos\u00e9@acme.example',
    'jose\u0301@acme.example',
    'jos\u00e9+x@acme.example',
    'jos\u00e9@acme.example ',
  ];
  const lines = actors.map((email, place) => ({
    id: `s${place}`,
    at: '2026-05-07T10:00:00.000Z',
    actor: { email },
    resource: { type: place === 0 ? 'call' : 'recording', id: 'r9' },
  }));
  const report = await ask(
    await snapshotOf(lines, wholeMay),
    { actor: actors[0] ?? '', from: '2026-05-01', to: '2026-06-01' },
    'recording',
    'r9',
  );
  expect(report.matches).toBe(0);
  expect(limit(report, 'similar-names')?.count).toBe(3);
  expect(limit(report, 'other-types')?.count).toBe(1);
});
