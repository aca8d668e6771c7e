// A small archive with everything an archive can hold: months, parts, conflicts, kept originals, quarantine, two imports.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createArchive } from '#core/archive/create-archive.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { processSigner } from '#core/evidence/installation-signer.ts';
import type { Signer } from '#core/evidence/signing-key.ts';
import { runImport } from '#core/ingest/run-import.ts';

const now = (): Date => new Date('2026-08-01T00:00:00.000Z');

const event = (number: number, over: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: `evt_audit_${String(number).padStart(6, '0')}`,
  timestamp: new Date(Date.parse('2026-05-29T23:50:00.000Z') + number * 37_000).toISOString(),
  tenantId: '7d1f0c5e-2f43-4b7e-9a55-0d9d5c1f1a01',
  actor: { id: `user-${number % 5}`, email: `u${number % 5}@acme.example`, role: 'admin', ip: '203.0.113.42' },
  action: number % 3 === 0 ? 'update' : 'access',
  resource: { type: number % 3 === 0 ? 'queue' : 'recording', id: `r-${number % 7}` },
  ...(number % 3 === 0 ? { diff: { name: { from: `ñ${number}`, to: '"quoted"' } } } : {}),
  crossTenant: false,
  ...over,
});

const line = (record: Record<string, unknown>): string => `${JSON.stringify(record)}\n`;

/** The sources of the two imports, by file name. */
const sources: Record<string, string>[] = [
  {
    'a.jsonl': [
      ...Array.from({ length: 60 }, (_, number) => line(event(number))),
      line(event(3, { action: 'delete' })),
      'oops\n',
      line(event(100, { timestamp: '2026-05-30T00:00:00.123456789Z' })),
      line(event(101, { timestamp: '2026-05-30T00:00:00.123456Z' })),
      '{"id":"spaced", "timestamp":"2026-05-30T02:00:00+02:00", "action":"login"}\n',
    ].join(''),
    'panel.csv':
      'timestamp,action,resource.type,actor.email\n2026-06-02T10:00:00Z,delete,queue,ana@acme.example\nbad,row\n',
  },
  {
    'late.jsonl': [
      ...Array.from({ length: 30 }, (_, number) => line(event(number * 2, number < 10 ? { tenantId: 'other' } : {}))),
      ...Array.from({ length: 25 }, (_, number) =>
        line(event(200 + number, { timestamp: event(number * 2).timestamp })),
      ),
      '{"timestamp":"yesterday"}\n',
    ].join(''),
  },
];

/** Makes it in `folder` and gives its path. Small limits put several parts into a month. */
export const evidenceArchive = async (folder: string, signer: Signer = processSigner()): Promise<string> => {
  const path = join(folder, 'archive');
  createArchive(path, { appVersion: '0.0.0', now });
  const limits = { monthEvents: 40, allEvents: 1000, allBytes: 1_000_000 };
  for (const [index, files] of sources.entries()) {
    const input = join(folder, `input-${index}`);
    mkdirSync(input);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(input, name), content);
    const writer = await openWriter(path, { appVersion: '0.0.0', now, signer: async () => signer }, limits);
    await runImport({
      writer,
      sources: Object.keys(files).map((name) => ({ path: join(input, name), name })),
      strict: false,
      appVersion: '0.0.0',
      now,
    });
  }
  return path;
};
