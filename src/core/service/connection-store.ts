// The connections this machine knows: one small file, replaced in one step. A token is never in it.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type Connection, connectionSchema } from '#shared/model/remote.ts';
import { atomicWrite } from '../archive/atomic-write.ts';
import { ioError, isErrno } from '../archive/io-error.ts';

const fileSchema = z.object({ version: z.literal(1), connections: z.array(connectionSchema) });

export interface ConnectionStore {
  list(): Promise<Connection[]>;
  /** Replaces what the function is given by what it returns; one change at a time. */
  change(next: (connections: Connection[]) => Connection[]): Promise<void>;
}

/** All throw IO_FAILED and the like; BAD_INPUT names a file that somebody else has written. */
export const connectionStore = (dataFolder: string): ConnectionStore => {
  const path = join(dataFolder, 'connections.json');
  let changes: Promise<void> = Promise.resolve();
  const list = async (): Promise<Connection[]> => {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return [];
      throw ioError(error, path);
    }
    try {
      return fileSchema.parse(JSON.parse(text)).connections;
    } catch {
      throw new WorkbenchError('BAD_INPUT', path, 'it is not a list of connections as this program writes it');
    }
  };
  const write = async (connections: Connection[]): Promise<void> => {
    try {
      await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw ioError(error, dataFolder);
    }
    atomicWrite(path, Buffer.from(`${JSON.stringify({ version: 1, connections }, null, 2)}\n`));
  };
  return {
    list,
    change: (next) => {
      const change = changes.then(async () => write(next(await list())));
      changes = change.catch(() => undefined);
      return change;
    },
  };
};
