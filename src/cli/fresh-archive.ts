// An archive made only because an import needs one: when that import fails, it leaves no trace of it.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type CliContext, type Client, withService } from './cli-context.ts';

type Place = 'absent' | 'empty' | 'taken';

const placeOf = async (path: string): Promise<Place> => {
  try {
    return (await readdir(path)).length === 0 ? 'empty' : 'taken';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'absent';
    return 'taken';
  }
};

/** Whether the open archive is still as it was made: then, and only then, it may be taken away again. */
const isUnused = async (client: Client): Promise<boolean> => {
  const summary = await client.archive.current().catch(() => null);
  return summary !== null && summary.events === 0 && summary.imports === 0;
};

const undo = async (path: string, place: Place): Promise<void> => {
  if (place === 'absent') await rm(path, { recursive: true, force: true });
  if (place === 'empty') {
    for (const name of await readdir(path)) await rm(join(path, name), { recursive: true, force: true });
  }
};

/** Runs `work` with the archive at `path` open, made first when the folder is absent or empty. */
export const withArchiveOrNew = async <Result>(
  context: CliContext,
  path: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> => {
  const place = await placeOf(path);
  let unused = false;
  try {
    return await withService(context, async (client) => {
      if (place === 'taken') await client.archive.open({ path }, { signal: context.signal });
      else await client.archive.create({ path });
      try {
        return await work(client);
      } catch (error) {
        unused = place !== 'taken' && (await isUnused(client));
        throw error;
      }
    });
  } catch (error) {
    if (unused) await undo(path, place);
    throw error;
  }
};
