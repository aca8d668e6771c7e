// The members of a tar stream, one after the other.
import { extract, type Header } from 'tar-stream';
import { WorkbenchError } from '#shared/contract/errors.ts';

/** A member; `pieces` are read, or left, before the next member is asked for. */
export interface TarMember {
  name: string;
  bytes: number;
  /** Why it holds no bytes of its own; null for a regular file. */
  special: string | null;
  pieces: AsyncIterable<Buffer>;
}

const blockBytes = 512;
const checksumAt = 148;

/** Whether the bytes begin with a tar header: its checksum is right (POSIX pax, "ustar Interchange Format"). */
export const isTar = (head: Buffer): boolean => {
  if (head.length < blockBytes || head[0] === 0) return false;
  const told = Number.parseInt(
    head
      .toString('latin1', checksumAt, checksumAt + 8)
      .replace(/\0.*$/s, '')
      .trim(),
    8,
  );
  let sum = 8 * 0x20;
  for (let at = 0; at < blockBytes; at += 1) {
    if (at < checksumAt || at >= checksumAt + 8) sum += head[at] as number;
  }
  return told === sum;
};

const specials: Partial<Record<Header['type'], string>> = {
  link: 'a hard link',
  symlink: 'a symbolic link',
  'character-device': 'a device',
  'block-device': 'a device',
  fifo: 'a pipe',
};

/** The type is null where the header tells one of its own. */
const specialOf = (type: Header['type'] | null): string | null => {
  if (type === 'file' || type === 'contiguous-file') return null;
  return (type === null ? undefined : specials[type]) ?? 'not a regular file';
};

/** Headers of before the ustar format are read, too; the types of the library do not know the option. */
const options: object = { allowUnknownFormat: true };

/** Passes the stream on and remembers its last block: a whole tar ends with zeros. */
class TailWatch {
  #tail = Buffer.alloc(0);

  async *watch(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of input) {
      this.#tail =
        piece.length >= blockBytes
          ? Buffer.from(piece.subarray(-blockBytes))
          : Buffer.concat([this.#tail, piece]).subarray(-blockBytes);
      yield piece;
    }
  }

  get isZeros(): boolean {
    return this.#tail.every((byte) => byte === 0);
  }
}

const tarError = (error: unknown, name: string): unknown => {
  if (!(error instanceof Error) || error instanceof WorkbenchError || 'code' in error) return error;
  const cause = { cause: error };
  if (error.message === 'Unexpected end of data') {
    return new WorkbenchError('SOURCE_TRUNCATED', name, 'the tar archive stops in the middle', cause);
  }
  return new WorkbenchError('SOURCE_CORRUPT', name, `tar: ${error.message.replace(/\. .*$/s, '')}`, cause);
};

/**
 * Members of the tar in `input`, without folders; `name` is for messages. Throws SOURCE_TRUNCATED when it stops early or
 * lacks its end, SOURCE_CORRUPT for a damaged header, and what `input` throws.
 */
export async function* tarMembers(input: AsyncIterable<Buffer>, name: string): AsyncGenerator<TarMember> {
  const tail = new TailWatch();
  const tar = extract(options);
  let failure: unknown;
  const hasRoom = (): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        tar.off('drain', done);
        tar.off('close', done);
        resolve();
      };
      tar.on('drain', done);
      tar.on('close', done);
      if (tar.destroyed) done();
    });
  const feed = async (): Promise<void> => {
    for await (const piece of tail.watch(input)) {
      if (tar.destroyed) return;
      if (!tar.write(piece)) await hasRoom();
    }
    tar.end(null);
  };
  const feeding = feed().catch((error: unknown) => {
    failure = error;
    tar.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const entry of tar) {
      const { header } = entry;
      const pieces: AsyncIterator<Buffer, unknown, undefined> = (entry as AsyncIterable<Buffer>)[
        Symbol.asyncIterator
      ]();
      // Leaving an entry early would end the whole archive, so that its pieces are asked for one by one.
      const own = async function* (): AsyncGenerator<Buffer> {
        try {
          for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value;
        } catch (error) {
          throw tarError(failure ?? error, name);
        }
      };
      const special = specialOf(header.type);
      if (header.type !== 'directory') {
        yield { name: header.name, bytes: header.size, special, pieces: own() };
      }
      for (let next = await pieces.next(); next.done !== true; ) next = await pieces.next();
    }
    await feeding;
    if (failure !== undefined) throw failure;
    if (!tail.isZeros) {
      throw new WorkbenchError('SOURCE_TRUNCATED', name, 'the tar archive lacks the blocks that end it');
    }
  } catch (error) {
    throw tarError(failure ?? error, name);
  } finally {
    tar.destroy(null);
    await feeding;
  }
}
