// Where restores may be sent from this machine: one small file, replaced in one step. The token is never in it.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type RestoreEndpoint, restoreEndpointSchema } from '#shared/model/restore.ts';
import { atomicWrite } from '../archive/atomic-write.ts';
import { ioError, isErrno } from '../archive/io-error.ts';

const fileSchema = z.object({ version: z.literal(1), endpoint: restoreEndpointSchema });

export interface RestoreEndpointStore {
  /** Null when none is set up. */
  read(): Promise<RestoreEndpoint | null>;
  write(endpoint: RestoreEndpoint | null): Promise<void>;
}

/** All throw IO_FAILED and the like; BAD_INPUT names a file that somebody else has written. */
export const restoreEndpointStore = (dataFolder: string): RestoreEndpointStore => {
  const path = join(dataFolder, 'restore-endpoint.json');
  return {
    read: async () => {
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        if (isErrno(error, 'ENOENT')) return null;
        throw ioError(error, path);
      }
      try {
        return fileSchema.parse(JSON.parse(text)).endpoint;
      } catch {
        throw new WorkbenchError('BAD_INPUT', path, 'it is not a restore endpoint as this program writes it');
      }
    },
    write: async (endpoint) => {
      try {
        if (endpoint === null) await rm(path, { force: true });
        else await mkdir(dataFolder, { recursive: true, mode: 0o700 });
      } catch (error) {
        throw ioError(error, path);
      }
      if (endpoint !== null) {
        atomicWrite(path, Buffer.from(`${JSON.stringify({ version: 1, endpoint }, null, 2)}\n`));
      }
    },
  };
};
