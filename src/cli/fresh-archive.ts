// An archive made only because an import needs one: when that import fails, it leaves no trace of it.
import { readdir } from 'node:fs/promises';
import { takeBackArchive } from '#core/service/take-back-archive.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
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

const hasCode = (error: unknown, code: ErrorCode): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** A folder without a manifest may still be an archive whose making was interrupted; then making it again completes it. */
const openOrCreate = async ({ signal }: CliContext, client: Client, path: string, place: Place): Promise<void> => {
  if (place !== 'taken') {
    await client.archive.create({ path });
    return;
  }
  try {
    await client.archive.open({ path }, { signal });
  } catch (error) {
    if (!hasCode(error, 'NOT_AN_ARCHIVE')) throw error;
    await client.archive.create({ path }).catch((refusal: unknown) => {
      throw hasCode(refusal, 'FOLDER_NOT_EMPTY') ? error : refusal;
    });
  }
};

/** Runs `work` with the archive at `path` open, made first when the folder is absent or empty. */
export const withArchiveOrNew = async <Result>(
  context: CliContext,
  path: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> => {
  const place = await placeOf(path);
  let failed = false;
  try {
    return await withService(context, async (client) => {
      await openOrCreate(context, client, path, place);
      try {
        return await work(client);
      } catch (error) {
        failed = place !== 'taken';
        throw error;
      }
    });
  } finally {
    // The service has let go of the archive by now.
    if (failed) takeBackArchive(path, place === 'absent');
  }
};
