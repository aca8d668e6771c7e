// Rejected records of an archive, page by page, straight from the quarantine files.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportRecord } from '#shared/model/archive.ts';
import { type Quarantined, quarantinedSchema } from '#shared/model/archive.ts';
import { ioError, isErrno } from './io-error.ts';
import type { Manifest } from './types.ts';

/** Lines `from` up to `to` (0-based, `to` exclusive) of one import's quarantine. */
const readLines = async (path: string, from: number, to: number): Promise<Quarantined[]> => {
  const items: Quarantined[] = [];
  const input = createReadStream(path, 'utf8');
  let line = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line >= to) break;
      if (line++ >= from) items.push(quarantinedSchema.parse(JSON.parse(text)));
    }
  } catch (error) {
    if (isErrno(error, 'ENOENT'))
      throw new WorkbenchError('ARCHIVE_DAMAGED', path, 'the file is missing', { cause: error });
    if (isErrno(error, 'EACCES', 'EIO', 'EPERM')) throw ioError(error, path);
    throw new WorkbenchError('ARCHIVE_DAMAGED', path, `line ${line} is not a rejected record`, { cause: error });
  } finally {
    input.destroy();
  }
  return items;
};

/** Records `offset` to `offset + limit` in the order of imports and positions; of one import only when it is named. */
export const readQuarantine = async (
  archivePath: string,
  manifest: Manifest,
  importId: string | undefined,
  offset: number,
  limit: number,
): Promise<{ total: number; items: Quarantined[] }> => {
  const wanted = manifest.imports.filter((record: ImportRecord) => importId === undefined || record.id === importId);
  const total = wanted.reduce((sum, record) => sum + record.rejected, 0);
  const items: Quarantined[] = [];
  let first = 0;
  for (const { quarantine, rejected } of wanted) {
    const from = Math.max(0, offset - first);
    const to = Math.min(rejected, offset + limit - first);
    if (quarantine && from < to) items.push(...(await readLines(join(archivePath, quarantine.file), from, to)));
    first += rejected;
  }
  return { total, items };
};
