// A folder as one zip whose bytes depend on nothing but the files' names and contents: fixed order, times and modes, no
// extra fields. (Only the compression itself is zlib's: another version of it may pack the same bytes in another way.)
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readdirSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { ioError, withIoErrors } from '../archive/io-error.ts';
import { byBytes } from './bag-names.ts';

const compressionLevel = 6;
/** Local parts on purpose: a zip's times are local ones without a zone, so that this is the same in all of them. */
const fixedTime = (): Date => new Date(1980, 0, 1, 12);
const regular = 0o100644;
const executable = 0o100755;
/** Pieces of a file, always of this size: how zlib packs may depend on how it is fed. */
const pieceBytes = 256 * 1024;

/** `name`: the one folder at the top of the zip; `out`: a new file. `onBytes`: bytes read since the last call. */
export interface ZipJob {
  folder: string;
  name: string;
  out: string;
  signal: AbortSignal;
  onBytes(bytes: number): void;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort(byBytes);

const addFile = (zip: ZipFile, { folder, name, onBytes }: ZipJob, file: string): void => {
  const mode = file.endsWith('.sh') ? executable : regular;
  const options = { mtime: fixedTime(), mode, forceDosTimestamp: true, compressionLevel };
  zip.addReadStreamLazy(`${name}/${file}`, options, (done) => {
    const stream = createReadStream(join(folder, file), { highWaterMark: pieceBytes });
    stream.on('error', (error) => zip.emit('error', error));
    stream.on('data', (piece) => onBytes(piece.length));
    done(null, stream);
  });
};

/**
 * Writes the zip and gives its size and hex SHA-256. Throws DISK_FULL, ACCESS_DENIED, IO_FAILED (also where `out` is there
 * already) and CANCELLED; then no file is left.
 */
export const zipBag = async (job: ZipJob): Promise<{ bytes: number; sha256: string }> => {
  const { folder, out, signal } = job;
  const zip = new ZipFile();
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      bytes += piece.length;
      done(null, piece);
    },
  });
  zip.on('error', (error) => counted.destroy(error instanceof Error ? error : new Error(String(error))));
  const names = withIoErrors(folder, () => filesIn(folder));
  const target = createWriteStream(out, { flags: 'wx', flush: true });
  const written = pipeline(zip.outputStream, counted, target, { signal });
  try {
    for (const file of names) addFile(zip, job, file);
    zip.end();
    await written;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) rmSync(out, { force: true });
    if (signal.aborted) throw new WorkbenchError('CANCELLED', out, '', { cause: error });
    throw ioError(error, out);
  }
  return { bytes, sha256: hash.digest('hex') };
};
