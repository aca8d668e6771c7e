// Logs of other systems: every record accounted for, time, actor and action found or asked for, twins alike.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '#shared/model/event.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { ImportDecisions } from '#shared/model/mapping.ts';
import { parseProfile } from '#shared/model/parse-profile.ts';
import { fixtureFolder } from '#test/support/fixture-folder.ts';
import { importTexts } from '#test/support/import-texts.ts';
import { createMemoryWriter } from '#test/support/memory-writer.ts';

const decided: Partial<ImportDecisions> = { zone: 'UTC', dateOrder: 'month-first' };

const filesOf = (folder: string | null): string[] =>
  folder === null ? [] : readdirSync(folder).filter((name) => /\.(csv|jsonl?)$/.test(name));

const contentOf = (folder: string, names: readonly string[]): Record<string, Uint8Array> =>
  Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]));

const panther = fixtureFolder('panther');
const sentinel = fixtureFolder('sentinel');
const invictus = fixtureFolder('cloudtrail_invictus');
const stratus = fixtureFolder('cloudtrail_stratus');

/** Files whose every record lacks a time, or writes it in no way that can be read, or is not well-formed. */
const hopeless = new Set(['box.jsonl', 'gitlab.jsonl', 'beSECURE_Audit_CL.json', 'NCProtectUAL_CL.json']);
/** Tables without any readable time: nothing to choose from. */
const timeless = new Set(['ForgeRock_CEF.csv']);

const expectAccounted = async (folder: string, name: string): Promise<void> => {
  const files = contentOf(folder, [name]);
  if (timeless.has(name)) {
    await expect(importTexts(files, { decisions: decided })).rejects.toMatchObject({ code: 'COLUMN_MISSING' });
    return;
  }
  const { report, writer } = await importTexts(files, { decisions: decided });
  expect(report.read).toBeGreaterThan(0);
  expect(report.read).toBe(report.accepted + report.duplicates + report.conflicts + report.rejected);
  if (hopeless.has(name)) expect(report.accepted).toBe(0);
  else expect(report.accepted).toBeGreaterThan(0);
  for (const { reason } of writer.rejected) expect(['no_timestamp', 'bad_timestamp', 'bad_field']).toContain(reason);
};

describe.skipIf(panther === null)('logs of fourteen services', () => {
  it.each(filesOf(panther))('%s is accounted for', (name) => expectAccounted(panther ?? '', name));

  it('local times are asked about before anything is read', async () => {
    const files = contentOf(panther ?? '', ['okta.jsonl']);
    const writer = createMemoryWriter();
    await expect(importTexts(files, { writer })).rejects.toMatchObject({
      code: 'DECISION_NEEDED',
      data: { detail: expect.stringContaining('/event/published') },
    });
    expect([writer.state, writer.sources]).toEqual(['aborted', []]);
  });
});

/** What the CSV and the JSON export of one table can have in common: texts, without what is empty. */
const comparable = ({ extra, ...event }: AuditEvent): JsonObject => {
  const texts = Object.entries(extra ?? {})
    .filter(([, value]) => value !== '' && value !== null)
    .map(([name, value]): [string, JsonValue] => [name, typeof value === 'object' ? value : String(value)]);
  return JSON.parse(JSON.stringify({ ...event, id: null, extra: Object.fromEntries(texts.sort()) })) as JsonObject;
};

/** Values that the JSON files have lost against the CSV files beside them: a version read as a number, a last space. */
const lostInJson: Record<string, string> = { '"14.0"': '"14"', '"Device is rooted "': '"Device is rooted"' };

const inOrder = (events: readonly JsonObject[]): string[] =>
  events
    .map((event) =>
      Object.entries(lostInJson).reduce((text, [csv, json]) => text.replace(csv, json), JSON.stringify(event)),
    )
    .sort();

describe.skipIf(sentinel === null)('tables of a log store', () => {
  it.each(filesOf(sentinel))('%s is accounted for', (name) => expectAccounted(sentinel ?? '', name));

  it.each(['BetterMTDDeviceLog_CL', 'BetterMTDIncidentLog_CL', 'ZimperiumMitigationLog_CL'])(
    '%s is the same as CSV and as JSON',
    async (name) => {
      const read = async (file: string): Promise<JsonObject[]> => {
        const { writer } = await importTexts(contentOf(sentinel ?? '', [file]), { decisions: decided });
        return writer.events.map(({ event }) => comparable(event));
      };
      const [csv, json] = [await read(`${name}.csv`), await read(`${name}.json`)];
      expect(csv.length).toBeGreaterThan(5);
      expect(inOrder(csv)).toEqual(inOrder(json));
    },
  );
});

describe.skipIf(invictus === null)('CloudTrail', () => {
  const text = readFileSync(join(import.meta.dirname, '../../resources/mappings/cloudtrail.json'), 'utf8');
  const decisions: Partial<ImportDecisions> = { profile: parseProfile(text, 'cloudtrail.json') };
  const files = (): Record<string, Uint8Array> => contentOf(invictus ?? '', readdirSync(invictus ?? ''));

  it('is read whole by its profile, and adds nothing the second time', async () => {
    const writer = createMemoryWriter();
    const { report } = await importTexts(files(), { decisions, writer, asFolder: true });
    expect(report).toMatchObject({ read: 1003, accepted: 1003, duplicates: 0, conflicts: 0, rejected: 0 });
    expect(report.sources.filter(({ skipped }) => skipped !== null)).toMatchObject([{ name: 'in/LICENSE' }]);
    for (const { event } of writer.events) {
      expect(event).toMatchObject({ action: expect.any(String), resource: { type: expect.any(String) } });
      expect(event.actor.id, JSON.stringify(event)).not.toBeNull();
    }
    const again = createMemoryWriter();
    for (const incoming of writer.events) again.add(incoming);
    const second = await importTexts(files(), { decisions, writer: again, asFolder: true });
    expect(second.report).toMatchObject({ read: 1003, accepted: 0, duplicates: 1003 });
  });

  it('names the profile in the record of the import', async () => {
    const { report, writer } = await importTexts(files(), { decisions, asFolder: true });
    const used = new Set(report.sources.flatMap(({ reading }) => reading?.profile ?? []));
    expect(used.size).toBe(1);
    expect(Object.keys(writer.committed?.profiles ?? {})).toEqual([...used]);
  });

  it.skipIf(stratus === null)('is found by name alone where no profile is given', async () => {
    const { report, writer } = await importTexts(contentOf(stratus ?? '', filesOf(stratus)));
    expect(report.rejected).toBe(0);
    expect(report.read).toBe(report.accepted + report.duplicates + report.conflicts);
    for (const { event } of writer.events) expect(event.action).not.toBeNull();
  });
});
