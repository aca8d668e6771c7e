// The Big List of Naughty Strings goes through every format unchanged, in every field.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '#shared/model/event.ts';
import { fixtureFolder } from '#test/support/fixture-folder.ts';
import { importTexts } from '#test/support/import-texts.ts';

const folder = fixtureFolder('blns');
const listed = folder === null ? [] : (JSON.parse(readFileSync(join(folder, 'blns.json'), 'utf8')) as string[]);
const strings = listed.filter((text) => text !== '');

const eventOf = (text: string, number: number): Record<string, unknown> => ({
  id: `${number}`,
  timestamp: '2026-05-20T10:23:45.123Z',
  tenantId: text,
  actor: { id: text, email: text, role: text, ip: text, userAgent: text },
  action: text,
  resource: { type: text, id: text },
  reason: text,
  diff: { [text]: { from: text, to: [text] } },
  note: text,
});

const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`;
const header =
  'id,timestamp,tenant_id,actor_id,actor_email,actor_role,actor_ip,actor_user_agent,action,resource_type,resource_id,reason,diff,note';
const rowOf = (text: string, number: number): string =>
  [
    `${number}`,
    '2026-05-20T10:23:45.123Z',
    ...Array<string>(10).fill(text),
    JSON.stringify({ [text]: { from: text, to: [text] } }),
    text,
  ]
    .map(cell)
    .join(',');

const expectUnchanged = (event: AuditEvent | undefined, text: string): void => {
  expect(event).toMatchObject({ tenantId: text, action: text, reason: text, resource: { type: text, id: text } });
  expect(event?.actor).toEqual({ id: text, email: text, role: text, ip: text, userAgent: text });
  expect(JSON.stringify(event?.diff)).toBe(JSON.stringify({ [text]: { from: text, to: [text] } }));
  expect(event?.extra).toEqual({ note: text });
};

describe.skipIf(folder === null)('naughty strings', () => {
  it.each([
    ['a.jsonl', (): string => strings.map((text, index) => JSON.stringify(eventOf(text, index))).join('\n')],
    ['a.json', (): string => JSON.stringify(strings.map(eventOf), null, 2)],
    ['a.csv', (): string => [header, ...strings.map(rowOf)].join('\n')],
  ])('%s', async (name, make) => {
    const { writer, report } = await importTexts({ [name]: make() });
    expect(writer.rejected).toEqual([]);
    expect(report.accepted).toBe(strings.length);
    for (const [index, text] of strings.entries()) expectUnchanged(writer.events[index]?.event, text);
  });
});
