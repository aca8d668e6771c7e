// archive.json: the one file that says what an archive holds. Swapping it is the commit.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { importRecordSchema, reconciliationSchema } from '#shared/model/archive.ts';
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

const manifestSchema: z.ZodType<Manifest> = z.object({
  format: z.literal('sivo-audit-archive'),
  version: z.literal(1),
  archiveId: z.string(),
  createdAt: z.string(),
  appVersion: z.string(),
  generation: count,
  segments: z.array(segmentSchema),
  imports: z.array(importRecordSchema.extend({ quarantine: quarantineSchema })),
  totals: reconciliationSchema,
});

const headSchema = z.object({ format: z.literal('sivo-audit-archive'), version: z.number(), appVersion: z.unknown() });

/**
 * The manifest of the archive at `path`, checked. Throws NOT_AN_ARCHIVE (no folder, no manifest, another format),
 * ARCHIVE_TOO_NEW (written by a later format) or ARCHIVE_DAMAGED (naming the field that does not fit).
 */
export const readManifest = (path: string): Manifest => {
  const file = join(path, manifestName);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR', 'EISDIR')) {
      throw new WorkbenchError('NOT_AN_ARCHIVE', path, `there is no ${manifestName} in it`, { cause: error });
    }
    throw ioError(error, file);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new WorkbenchError('ARCHIVE_DAMAGED', file, 'the manifest is not valid JSON', { cause: error });
  }
  const head = headSchema.safeParse(content);
  if (!head.success) throw new WorkbenchError('NOT_AN_ARCHIVE', path, `${manifestName} is not a SIVO audit archive's`);
  if (head.data.version > 1) {
    const writer = typeof head.data.appVersion === 'string' ? `, written by version ${head.data.appVersion}` : '';
    throw new WorkbenchError(
      'ARCHIVE_TOO_NEW',
      path,
      `format ${head.data.version}${writer}; this program reads format 1`,
    );
  }
  const manifest = manifestSchema.safeParse(content);
  if (!manifest.success) {
    const issue = manifest.error.issues[0];
    throw new WorkbenchError('ARCHIVE_DAMAGED', file, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  return manifest.data;
};

/** Swaps the manifest in one step: readers see the old generation or the new one, nothing between. */
export const writeManifest = (path: string, manifest: Manifest): void =>
  atomicWrite(join(path, manifestName), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8'));
