// Fetched objects on their way into the archive: one file each under `pulls`, named by key, version and size, so that a
// file which is there is whole and is the very version meant. What was fetched before a kill is used, not fetched again.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ioError } from '#core/archive/io-error.ts';
import { pullsFolder, temporaryMark } from '#core/archive/layout.ts';
import type { S3Object } from './s3-object.ts';

export interface ObjectSpool {
  readonly folder: string;
  /** Where the object lies once it was fetched. */
  path(object: S3Object): string;
  has(object: S3Object): boolean;
  /** Writes the object; its name appears when all bytes are on disk. Throws what `write` throws, DISK_FULL and the like. */
  put(object: S3Object, write: (file: FileHandle) => Promise<void>): Promise<void>;
  /** After their import was committed. */
  remove(objects: readonly S3Object[]): Promise<void>;
  /** Removes what a killed run left unfinished. */
  tidy(): Promise<void>;
}

const hashOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 40);

/** The spool of one bucket at one store. Its folder is there while it is used, and used by one run at a time. */
export const openSpool = (archivePath: string, endpoint: string | null, bucket: string): ObjectSpool => {
  const folder = join(archivePath, pullsFolder, `s3-${hashOf(endpoint ?? '', bucket)}`);
  const path = ({ key, etag, bytes }: S3Object): string => join(folder, hashOf(key, etag, String(bytes)));
  const named = async <Result>(file: string, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw ioError(error, file);
    }
  };
  return {
    folder,
    path,
    has: (object) => existsSync(path(object)),
    put: async (object, write) => {
      const final = path(object);
      const temporary = `${final}${temporaryMark}${randomBytes(6).toString('hex')}`;
      try {
        const file = await named(final, () => open(temporary, 'wx', 0o600));
        try {
          await write(file);
          await named(final, () => file.sync());
        } finally {
          await file.close();
        }
        await named(final, () => rename(temporary, final));
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => undefined);
        throw error;
      }
    },
    remove: async (objects) => {
      for (const object of objects) await named(path(object), () => rm(path(object), { force: true }));
    },
    tidy: async () => {
      const left = await readdir(folder).catch(() => []);
      for (const name of left) {
        if (name.includes(temporaryMark)) await rm(join(folder, name), { force: true }).catch(() => undefined);
      }
    },
  };
};
