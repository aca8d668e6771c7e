// archive.json: the one file that says what an archive holds. Swapping it is the commit.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { importRecordSchema, reconciliationSchema } from '#shared/model/archive.ts';
import { ledgerExtentSchema } from '#shared/model/ledger.ts';
import { atomicWrite } from './atomic-write.ts';
import { ioError, isErrno } from './io-error.ts';
import { manifestName } from './layout.ts';
import type { Manifest } from './types.ts';

const count = z.number().int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const inside = (folder: string, suffix: string) =>
  z.string().regex(new RegExp(`^${folder}/[A-Za-z0-9_+-][A-Za-z0-9._+-]*\\.${suffix}$`));

const fileEntry = (folder: string, suffix: string) => z.object({ file: inside(folder, suffix), bytes: count, sha256 });

const segmentSchema = fileEntry('segments', 'sqlite').extend({
  month: z.string().regex(/^([+-]\d\d)?\d{4}-\d\d$/),
  part: count,
  generation: count,
  events: count,
  conflicts: count,
  oldestMs: z.number().int(),
  newestMs: z.number().int(),
  originals: fileEntry('originals', 'bin').nullable(),
});

const quarantineSchema = z.object({ file: inside('quarantine', 'jsonl'), sha256 }).nullable();

const manifestFields = {
  format: z.literal('sivo-audit-archive'),
  archiveId: z.string(),
  createdAt: z.string(),
  appVersion: z.string(),
  generation: count,
  segments: z.array(segmentSchema),
  imports: z.array(importRecordSchema.extend({ quarantine: quarantineSchema })),
  totals: reconciliationSchema,
};
const attachment = z.object({ file: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.json$/), bytes: count, sha256 });
const manifestSchema: z.ZodType<Manifest> = z.discriminatedUnion('version', [
  z.object({
    ...manifestFields,
    version: z.literal(1),
    ledger: z.null().default(null),
    attachments: z.array(attachment).max(0).default([]),
  }),
  z.object({ ...manifestFields, version: z.literal(2), ledger: ledgerExtentSchema, attachments: z.array(attachment) }),
]);

const formatVersion = 2;
const headSchema = z.object({ format: z.literal('sivo-audit-archive'), version: z.number(), appVersion: z.unknown() });

const textOf = (content: object): string => `${JSON.stringify(content, null, 2)}\n`;

/** Hex SHA-256 of the manifest's text as it would stand without its digest. */
const digestOf = (content: object): string => createHash('sha256').update(textOf(content)).digest('hex');

/** The bytes of archive.json: the manifest and, last, its digest. */
export const manifestBytes = (content: object): Buffer =>
  Buffer.from(textOf({ ...content, digest: digestOf(content) }), 'utf8');

/** What is wrong with the spelling of a manifest; null when every byte is as this program writes it. */
const misspelling = (bytes: Buffer, content: object): string | null => {
  if (!Buffer.from(textOf(content)).equals(bytes)) return 'the manifest is not spelled as it was written';
  const { digest, ...rest } = content as { digest?: unknown };
  if (digest === undefined) return 'the manifest has no digest';
  return digest === digestOf(rest) ? null : 'the manifest is not what its digest says';
};

/**
 * The manifest of the archive at `path`, checked to the byte. Throws NOT_AN_ARCHIVE (no folder, no manifest, another
 * format), ARCHIVE_TOO_NEW (written by a later format) or ARCHIVE_DAMAGED (naming the field that does not fit).
 */
export const readManifest = (path: string): Manifest => {
  const file = join(path, manifestName);
  const damaged = (detail: string, cause?: unknown): WorkbenchError =>
    new WorkbenchError('ARCHIVE_DAMAGED', file, detail, { cause });
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR', 'EISDIR')) {
      throw new WorkbenchError('NOT_AN_ARCHIVE', path, `there is no ${manifestName} in it`, { cause: error });
    }
    throw ioError(error, file);
  }
  let content: unknown;
  try {
    content = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw damaged('the manifest is not valid JSON', error);
  }
  const head = headSchema.safeParse(content);
  if (!head.success) throw new WorkbenchError('NOT_AN_ARCHIVE', path, `${manifestName} is not a SIVO audit archive's`);
  if (head.data.version > formatVersion) {
    const { digest, ...rest } = content as { digest?: unknown };
    if (digest === digestOf({ ...rest, version: formatVersion })) throw damaged('its format version was changed');
    const writer = typeof head.data.appVersion === 'string' ? `, written by version ${head.data.appVersion}` : '';
    throw new WorkbenchError(
      'ARCHIVE_TOO_NEW',
      path,
      `format ${head.data.version}${writer}; this program reads format ${formatVersion}`,
    );
  }
  // Format 1 had neither digest nor ledger, so a later manifest does not pass for one by its version alone.
  const whole = content as object;
  const isFirst = head.data.version === 1 && !('digest' in whole || 'ledger' in whole);
  const problem = isFirst ? null : misspelling(bytes, whole);
  if (problem !== null) throw damaged(problem);
  const manifest = manifestSchema.safeParse(content);
  if (!manifest.success) {
    const issue = manifest.error.issues[0];
    throw damaged(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  return manifest.data;
};

/** Swaps the manifest in one step: readers see the old generation or the new one, nothing between. */
export const writeManifest = (path: string, manifest: Manifest): void =>
  atomicWrite(join(path, manifestName), manifestBytes(manifest));
