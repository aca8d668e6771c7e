// One object from the store into the spool: the version that was listed, whole, or a clear error.
import type { FileHandle } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { ioError } from '#core/archive/io-error.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ObjectSpool } from './object-spool.ts';
import { isGone, isPassing, s3Error } from './s3-error.ts';
import { objectName, type S3Object } from './s3-object.ts';
import type { ObjectAnswer, S3Remote } from './s3-remote.ts';

export interface FetchTools {
  remote: S3Remote;
  spool: ObjectSpool;
  signal: AbortSignal;
  /** Bytes that have arrived since the last call. */
  onBytes: (bytes: number) => void;
}

const attempts = 4;
const firstWaitMs = 200;

/** The store gave another version than the one listed. */
class ChangedObject extends Error {}
/** The answer ended before the length that was listed. */
class CutAnswer extends Error {}

/** Writes no more than was listed, whatever an answer without a length sends. */
const receive = async (answer: ObjectAnswer, object: S3Object, file: FileHandle, tools: FetchTools): Promise<void> => {
  let received = 0;
  for await (const piece of answer.body) {
    tools.signal.throwIfAborted();
    received += piece.length;
    if (received > object.bytes) throw new ChangedObject();
    await file.appendFile(piece).catch((error: unknown) => {
      throw ioError(error, tools.spool.path(object));
    });
    tools.onBytes(piece.length);
  }
  if (received !== object.bytes) throw new CutAnswer();
};

const fetchVersion = async (object: S3Object, tools: FetchTools): Promise<void> => {
  const { remote, spool, signal } = tools;
  await spool.put(object, async (file) => {
    const answer = await remote.get(object, signal);
    if (answer.etag !== object.etag || (answer.bytes !== null && answer.bytes !== object.bytes)) {
      throw new ChangedObject();
    }
    await receive(answer, object, file, tools);
  });
};

/** The object as the store lists it now; null when it is not there any more. */
const listAgain = async ({ remote, signal }: FetchTools, key: string): Promise<S3Object | null> => {
  for await (const page of remote.list(key, signal)) {
    // The key itself comes first among all that begin with it.
    return page.find((object) => object.key === key) ?? null;
  }
  return null;
};

/** A broken connection in the middle of an answer has no code of its own. */
const mayPass = (error: unknown): boolean =>
  isPassing(error) || error instanceof CutAnswer || (error instanceof Error && error.message === 'aborted');

/**
 * The object as it was fetched: the listed version, or the one that replaced it meanwhile; null when it was deleted. What the
 * spool has is not fetched again. Throws what `s3Error` makes, REMOTE_MISBEHAVED when the object never stands still, and
 * what the disk reports.
 */
export const fetchObject = async (listed: S3Object, tools: FetchTools): Promise<S3Object | null> => {
  const where = objectName(tools.remote.bucket, listed.key);
  let object = listed;
  for (let attempt = 1; ; attempt++) {
    if (tools.signal.aborted) throw new WorkbenchError('CANCELLED', 'import');
    if (tools.spool.has(object)) return object;
    try {
      await fetchVersion(object, tools);
      return object;
    } catch (error) {
      if (tools.signal.aborted) throw new WorkbenchError('CANCELLED', 'import');
      const changed = error instanceof ChangedObject || isGone(error);
      if (attempt === attempts && changed) {
        throw new WorkbenchError('REMOTE_MISBEHAVED', where, 'the object changes each time it is fetched');
      }
      if (attempt === attempts && error instanceof CutAnswer) {
        throw new WorkbenchError('REMOTE_UNREACHABLE', where, 'its answers end before their announced length');
      }
      if (!changed && (attempt === attempts || !mayPass(error))) throw s3Error(error, where);
      if (changed) {
        const now = await listAgain(tools, object.key);
        if (now === null) return null;
        object = now;
      } else {
        await delay(firstWaitMs * 2 ** (attempt - 1), undefined, { signal: tools.signal }).catch(() => undefined);
      }
    }
  }
};
