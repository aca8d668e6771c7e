// A zip as the source of a bag. Its whole directory is checked before a single member is read.
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { inflateChunks } from '../ingest/readers/gunzip.ts';
import { openFile, type RandomAccess, readRange } from '../ingest/readers/spool.ts';
import { bagLimits } from './bag-limits.ts';
import { byBytes } from './bag-names.ts';
import type { BagProblem, BagSource } from './bag-source.ts';
import { pathProblems } from './path-problems.ts';
import { createReadAt } from './read-at.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';
import { type PlacedEntry, placeEntries } from './zip-places.ts';

const stored = 0;
const deflated = 8;
/** Encryption of the member, strong encryption, and a masked directory. */
const encrypted = 0x2041;
const regular = 0o100000;
const folder = 0o040000;

const isFolder = ({ name }: ZipEntry): boolean => name.endsWith('/');

const wrongKind = (entry: ZipEntry): string | null => {
  if ((entry.flags & encrypted) !== 0) return 'it is encrypted';
  if (entry.method !== stored && entry.method !== deflated)
    return `it is compressed with method ${entry.method} of zip`;
  if (entry.type === 0o120000) return 'it is a symbolic link';
  if (entry.type !== 0 && entry.type !== (isFolder(entry) ? folder : regular))
    return 'it is neither a file nor a folder';
  if (isFolder(entry) && entry.bytes > 0) return 'it is a folder with a content';
  if (entry.method === stored && entry.packed !== entry.bytes)
    return 'its two sizes differ though it is not compressed';
  return null;
};

const limitProblems = (entries: readonly ZipEntry[], name: string, size: number): BagProblem[] => {
  const problems: BagProblem[] = [];
  const report = (where: string, message: string): void => {
    problems.push({ kind: 'limit', where, message });
  };
  for (const entry of entries) {
    if (entry.bytes > bagLimits.memberBytes && entry.bytes > bagLimits.ratio * entry.packed) {
      report(entry.name, `${entry.packed} bytes would unpack to ${entry.bytes}`);
    }
  }
  const all = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (all > bagLimits.bytes || (all > bagLimits.allBytes && all > bagLimits.ratio * size)) {
    report(name, `${size} bytes would unpack to ${all}`);
  }
  return problems;
};

/** The one folder at the top; a problem where there is none, or another one beside it. */
const topOf = (files: readonly ZipEntry[], path: string): { top: string; problems: BagProblem[] } => {
  const [first] = files;
  const top = first?.name.split('/', 1)[0] ?? '';
  const outside = files.find(({ name }) => !name.startsWith(`${top}/`));
  if (first === undefined) return { top, problems: [{ kind: 'archive', where: path, message: 'it is empty' }] };
  if (outside === undefined) return { top, problems: [] };
  const message = `it does not lie in the one folder ${JSON.stringify(top)} that holds the rest`;
  return { top, problems: [{ kind: 'path', where: outside.name, message }] };
};

async function* unpack(access: RandomAccess, entry: PlacedEntry): AsyncGenerator<Buffer> {
  const { name, data, packed, method } = entry;
  const consumed = { bytes: 0 };
  const input = readRange(access, data, data + packed);
  let bytes = 0;
  let sum = 0;
  for await (const piece of method === stored ? input : inflateChunks(input, name, consumed)) {
    bytes += piece.length;
    // A deflate stream that goes on beyond what was told is not followed to its end.
    if (bytes > entry.bytes)
      throw new WorkbenchError('SOURCE_CORRUPT', name, `it unpacks to more than the ${entry.bytes} bytes it tells`);
    sum = crc32(piece, sum);
    yield piece;
  }
  if (bytes !== entry.bytes)
    throw new WorkbenchError('SOURCE_CORRUPT', name, `${bytes} bytes, but the zip says ${entry.bytes}`);
  if (sum !== entry.crc) throw new WorkbenchError('SOURCE_CORRUPT', name, 'its checksum (CRC-32) is wrong');
  if (method === deflated && consumed.bytes !== packed) {
    throw new WorkbenchError('SOURCE_CORRUPT', name, 'bytes follow its compressed data');
  }
}

const sourceIn = async (access: RandomAccess, path: string): Promise<BagSource> => {
  const called = basename(path);
  const read = createReadAt(access, called);
  const directory = await readZipDirectory(read, access.bytes, called);
  const problems = [...directory.problems];
  const files = directory.entries.filter((entry) => !isFolder(entry));
  if (problems.length === 0) {
    for (const entry of directory.entries) {
      const wrong = wrongKind(entry);
      if (wrong !== null) problems.push({ kind: 'archive', where: entry.name, message: wrong });
    }
    const folders = directory.entries.filter(isFolder).map(({ name }) => name.slice(0, -1));
    problems.push(
      ...pathProblems(
        files.map(({ name }) => name),
        folders,
      ),
    );
    problems.push(...limitProblems(files, called, access.bytes));
  }
  const { top, problems: outside } = topOf(files, called);
  if (problems.length === 0) problems.push(...outside);
  const places = problems.length === 0 ? await placeEntries(directory, read) : { placed: [], problems: [] };
  problems.push(...places.problems);
  const members = new Map(
    problems.length === 0 ? places.placed.map((entry) => [entry.name.slice(top.length + 1), entry] as const) : [],
  );
  const names = [...members.keys()].filter((name) => name !== '' && !name.endsWith('/')).sort(byBytes);
  return {
    name: top,
    files: new Map(names.map((name) => [name, members.get(name)?.bytes ?? 0])),
    problems,
    container: () => readRange(access, 0, access.bytes),
    pieces: (name) => {
      const entry = members.get(name);
      if (entry === undefined) throw new WorkbenchError('INTERNAL', name, 'no member of the zip');
      return unpack(access, entry);
    },
    close: access.close,
  };
};

/** Throws NOT_A_PACK for what is no zip, and what the file system says. */
export const openZipSource = async (path: string): Promise<BagSource> => {
  const access = await openFile(path);
  try {
    return await sourceIn(access, path);
  } catch (error) {
    await access.close();
    throw error;
  }
};
