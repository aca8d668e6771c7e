// The parts of a zip file as texts.
import { promisify } from 'node:util';
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl';

const open = promisify<Buffer, Options, ZipFile>(fromBuffer);

const textOf = (zip: ZipFile, entry: Entry): Promise<string> =>
  new Promise((done, failed) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return failed(error);
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('error', failed);
      stream.on('end', () => done(Buffer.concat(pieces).toString('utf8')));
    });
  });

/** By their names, in the order they stand; sizes and checksums are checked. */
export const zipParts = async (bytes: Buffer): Promise<Map<string, string>> => {
  const zip = await open(bytes, { lazyEntries: true });
  const parts = new Map<string, string>();
  const ended = new Promise<void>((done, failed) => {
    zip.on('error', failed);
    zip.on('end', done);
    zip.on('entry', (entry: Entry) => {
      textOf(zip, entry).then((text) => {
        parts.set(entry.fileName, text);
        zip.readEntry();
      }, failed);
    });
  });
  zip.readEntry();
  await ended;
  return parts;
};
