// NumPy archives: a zip of arrays, each a short header and the values behind it (numpy.lib.format, versions 1 and 2).
import { promisify } from 'node:util';
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl';

const open = promisify<Buffer, Options, ZipFile>(fromBuffer);

export interface NumpyArray {
  shape: number[];
  /** Row after row, whatever order the file has. */
  values: Float64Array;
}

const readers: Record<string, { bytes: number; at(data: Buffer, offset: number): number }> = {
  '<f8': { bytes: 8, at: (data, offset) => data.readDoubleLE(offset) },
  '<i4': { bytes: 4, at: (data, offset) => data.readInt32LE(offset) },
  '<i8': { bytes: 8, at: (data, offset) => Number(data.readBigInt64LE(offset)) },
};

const arrayOf = (data: Buffer): NumpyArray => {
  if (data.toString('latin1', 1, 6) !== 'NUMPY') throw new Error('no NumPy array');
  const [length, start] = data[6] === 1 ? [data.readUInt16LE(8), 10] : [data.readUInt32LE(8), 12];
  const header = data.toString('latin1', start, start + length);
  const [, type = ''] = /'descr': '([^']+)'/.exec(header) ?? [];
  const [, sizes = ''] = /'shape': \(([^)]*)\)/.exec(header) ?? [];
  const shape = sizes.split(',').flatMap((size) => (size.trim() === '' ? [] : [Number(size)]));
  const reader = readers[type];
  if (reader === undefined) throw new Error(`no reader for ${type}`);
  const [rows = 1, columns = 1] = shape;
  const isByColumn = header.includes("'fortran_order': True");
  const values = Float64Array.from({ length: rows * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    return reader.at(data, start + length + (isByColumn ? column * rows + row : index) * reader.bytes);
  });
  return { shape, values };
};

const bytesOf = (zip: ZipFile, entry: Entry): Promise<Buffer> =>
  new Promise((done, failed) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return failed(error);
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('error', failed);
      stream.on('end', () => done(Buffer.concat(pieces)));
    });
  });

/** The arrays by name, without `.npy`. */
export const readNpz = async (bytes: Buffer): Promise<Map<string, NumpyArray>> => {
  const zip = await open(bytes, { lazyEntries: true });
  const arrays = new Map<string, NumpyArray>();
  await new Promise<void>((done, failed) => {
    zip.on('error', failed);
    zip.on('end', done);
    zip.on('entry', (entry: Entry) => {
      bytesOf(zip, entry).then((data) => {
        arrays.set(entry.fileName.replace(/\.npy$/, ''), arrayOf(data));
        zip.readEntry();
      }, failed);
    });
    zip.readEntry();
  });
  return arrays;
};
