// The rows of a Parquet file as JSON, one a line, row group by row group: what is held is one row group.
import type { FileMetaData } from 'hyparquet';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { bareSchema, int96Text, parquetJson } from './parquet-values.ts';
import { type RandomAccess, readRange } from './spool.ts';

const mark = 'PAR1';

/** Most of one row group, and of one of its pages, that is held in memory, in bytes; and its rows. */
const groupLimits = { groupBytes: 512 * 1024 ** 2, pageBytes: 256 * 1024 ** 2, rows: 8_000_000 };
/** Rows are handed on in pieces of about so many characters. */
const pieceLength = 256 * 1024;

/** Whether the bytes begin as a Parquet file does. */
export const isParquet = (head: Buffer): boolean => head.toString('latin1', 0, 4) === mark;

const libraries = async () => {
  const [{ parquetMetadataAsync, parquetRead, parquetSchema }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ]);
  return { parquetMetadataAsync, parquetRead, parquetSchema, compressors };
};
type Libraries = Awaited<ReturnType<typeof libraries>>;

const mebibytes = (bytes: number): string => `${Math.ceil(bytes / 1024 ** 2)} MiB`;

const limited = (name: string, finding: string): WorkbenchError => new WorkbenchError('SOURCE_LIMIT', name, finding);

const damage = (error: unknown, name: string): unknown => {
  if (error instanceof WorkbenchError || (error instanceof Error && 'code' in error)) return error;
  const finding = error instanceof Error ? error.message : String(error);
  return new WorkbenchError('SOURCE_CORRUPT', name, `Parquet: ${finding}`, { cause: error });
};

/** Decompressors that refuse a page whose declared size is beyond the limit, before anything is allocated for it. */
const carefulCompressors = (all: Libraries['compressors'], name: string): Libraries['compressors'] =>
  Object.fromEntries(
    Object.entries(all).map(([codec, decompress]) => [
      codec,
      (input: Uint8Array, length: number): Uint8Array => {
        if (length > groupLimits.pageBytes) throw limited(name, `a page of ${mebibytes(length)}`);
        return decompress(input, length);
      },
    ]),
  );

const checkTail = async (access: RandomAccess, name: string): Promise<void> => {
  const tail: Buffer[] = [];
  for await (const piece of readRange(access, Math.max(0, access.bytes - 4), access.bytes)) tail.push(piece);
  if (access.bytes >= 12 && Buffer.concat(tail).toString('latin1') === mark) return;
  throw new WorkbenchError('SOURCE_TRUNCATED', name, 'the Parquet file lacks its end, where its directory stands');
};

async function* rowsOf(access: RandomAccess, name: string): AsyncGenerator<Buffer> {
  const { parquetMetadataAsync, parquetRead, parquetSchema, compressors } = await libraries();
  await checkTail(access, name);
  const file = {
    byteLength: access.bytes,
    slice: async (start: number, end: number = access.bytes): Promise<ArrayBuffer> => {
      const bytes = new ArrayBuffer(Math.max(0, Math.min(end, access.bytes) - start));
      await access.handle.read(new Uint8Array(bytes), 0, bytes.byteLength, start);
      return bytes;
    },
  };
  const told = await parquetMetadataAsync(file, { geoparquet: false });
  const metadata: FileMetaData = { ...told, schema: bareSchema(told.schema) };
  const columns = parquetSchema(told).children;
  const names = columns.map(({ element }) => JSON.stringify(element.name));
  const careful = carefulCompressors(compressors, name);
  let rowStart = 0;
  for (const group of told.row_groups) {
    const bytes = Number(group.total_byte_size);
    const rowCount = Number(group.num_rows);
    if (bytes > groupLimits.groupBytes) throw limited(name, `a row group of ${mebibytes(bytes)}`);
    if (rowCount > groupLimits.rows) throw limited(name, `a row group of ${rowCount} rows`);
    let rows: unknown[][] = [];
    await parquetRead({
      file,
      metadata,
      compressors: careful,
      utf8: false,
      geoparquet: false,
      parsers: { timestampFromNanoseconds: int96Text },
      rowStart,
      rowEnd: rowStart + rowCount,
      onComplete: (read) => {
        rows = read;
      },
    });
    if (rows.length !== rowCount) throw new Error(`a row group of ${rowCount} rows holds ${rows.length}`);
    rowStart += rowCount;
    let piece = '';
    for (const row of rows) {
      // A row says nothing in a column in which it is null.
      const members = columns.flatMap((column, place) => {
        const value = row[place] ?? null;
        return value === null ? [] : [`${names[place]}:${parquetJson(value, column)}`];
      });
      piece += `{${members.join(',')}}\n`;
      if (piece.length < pieceLength) continue;
      yield Buffer.from(piece);
      piece = '';
    }
    if (piece !== '') yield Buffer.from(piece);
  }
}

/**
 * Each row as one line of JSON in the order of the columns, without those in which it is null. Throws SOURCE_TRUNCATED
 * without the directory at the end, SOURCE_CORRUPT when it is damaged, SOURCE_LIMIT for row groups beyond 512 MiB.
 */
export async function* parquetLines(access: RandomAccess, name: string): AsyncGenerator<Buffer> {
  try {
    yield* rowsOf(access, name);
  } catch (error) {
    throw damage(error, name);
  }
}
