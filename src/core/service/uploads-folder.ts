// The private temporary folder of one process's uploads, and the sweep of folders whose process was killed.
import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const prefix = 'sivo-audit-uploads-';
const owner = new RegExp(`^${prefix}(\\d+)-[^-]+$`);

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Removes what killed processes of this user left in `parent`; a folder that cannot be removed is left alone. */
const sweep = async (parent: string): Promise<void> => {
  for (const name of await readdir(parent)) {
    const pid = Number(owner.exec(name)?.[1] ?? 0);
    if (pid > 0 && !isAlive(pid)) await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
};

export interface UploadsFolder {
  path: string;
  remove(): Promise<void>;
}

/** Makes the folder, readable by this user alone (mkdtemp: mode 0700); it goes with the process at the latest. */
export const makeUploadsFolder = async (parent: string): Promise<UploadsFolder> => {
  await sweep(parent);
  const path = await mkdtemp(join(parent, `${prefix}${process.pid}-`));
  const removeAtExit = (): void => rmSync(path, { recursive: true, force: true });
  process.once('exit', removeAtExit);
  return {
    path,
    remove: async () => {
      process.removeListener('exit', removeAtExit);
      await rm(path, { recursive: true, force: true });
    },
  };
};
