// A zip archive written into an export file as its parts are made, without one being held.
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ExportFile } from './export-file.ts';

/** Half of what the usual level costs, for a fifth more bytes. */
const compressionLevel = 3;

export interface ZipStream {
  /** A whole part. */
  add(path: string, text: string): void;
  /** Begins a part whose text comes in pieces; the one before it must have ended. */
  begin(path: string): void;
  /** A piece of the part begun; resolves when more can be taken. Throws what writing the file throws. */
  write(text: string): Promise<void>;
  /** The part's last piece. */
  writeLast(text: string): void;
  /** Resolves when the last byte is written. */
  end(): Promise<void>;
  /** Stops without an end; what was written is of no use. */
  abandon(): void;
}

export const createZipStream = (out: ExportFile): ZipStream => {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  let part: PassThrough | null = null;
  const pumped = (async (): Promise<void> => {
    for await (const piece of output) out.write(piece as Buffer);
  })();
  // A failure is thrown by whoever waits next; nobody may be waiting when it comes.
  pumped.catch(() => part?.destroy());
  return {
    add: (path, text) => zip.addBuffer(Buffer.from(text, 'utf8'), path, { compressionLevel }),
    begin: (path) => {
      part = new PassThrough({ highWaterMark: 1024 * 1024 });
      part.on('error', () => undefined);
      zip.addReadStream(part, path, { compressionLevel });
    },
    write: async (text) => {
      if (part === null || part.write(text)) return;
      const drained = new AbortController();
      try {
        await Promise.race([once(part, 'drain', { signal: drained.signal }), pumped]);
      } finally {
        drained.abort();
      }
    },
    writeLast: (text) => {
      part?.end(text);
    },
    end: async () => {
      zip.end();
      await pumped;
    },
    abandon: () => {
      part?.destroy();
      output.destroy();
    },
  };
};
