// Reads a bag of versions 0.93 to 1.0 (RFC 8493) from its first byte to its last and tells what does not hold.
import { createHash } from 'node:crypto';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type BagDeclaration, readDeclaration } from './bag-declaration.ts';
import { type BagInfo, readBagInfo } from './bag-info.ts';
import { bagLimits } from './bag-limits.ts';
import { type Algorithm, type Manifest, manifestNamed, readManifest } from './bag-manifest.ts';
import type { BagProblem, BagSource } from './bag-source.ts';
import { fetchProblems } from './fetch-list.ts';
import { readWhole } from './read-whole.ts';

export interface BagTools {
  signal: AbortSignal;
  /** Bytes read since the last call, and of which file. */
  onBytes(name: string, bytes: number): void;
}

/** `files`: what was read to the end, with its size. `warnings`: what holds, but not as it should. */
export interface BagReading {
  version: string | null;
  info: BagInfo;
  manifests: Manifest[];
  files: Map<string, number>;
  problems: BagProblem[];
  warnings: { where: string; message: string }[];
}

interface Work {
  source: BagSource;
  tools: BagTools;
  reading: BagReading;
  report(kind: BagProblem['kind'], where: string, message: string): void;
}

const corrupt = (error: unknown): string | null =>
  error instanceof WorkbenchError && (error.code === 'SOURCE_CORRUPT' || error.code === 'SOURCE_TRUNCATED')
    ? error.data.detail
    : null;

/** The text of a tag file; null where it cannot be had, which is then told. */
const tagText = async (
  { source, report }: Work,
  name: string,
  decode: (bytes: Uint8Array) => string,
): Promise<string | null> => {
  const bytes = await readWhole(source, name, bagLimits.textBytes);
  if (typeof bytes === 'string') {
    report('archive', name, bytes);
    return null;
  }
  try {
    return decode(bytes);
  } catch {
    report('manifest', name, 'it is not spelled as bagit.txt says');
    return null;
  }
};

const readDeclared = async (work: Work): Promise<BagDeclaration | null> => {
  const { source, reading, report } = work;
  if (!source.files.has('bagit.txt')) {
    report('missing_file', 'bagit.txt', 'it is not there, so that this is no bag');
    return null;
  }
  const bytes = await readWhole(source, 'bagit.txt', 4096);
  const declaration = typeof bytes === 'string' ? bytes : readDeclaration(bytes);
  if (typeof declaration === 'string') {
    report('manifest', 'bagit.txt', declaration);
    return null;
  }
  reading.version = `${declaration.major}.${declaration.minor}`;
  return declaration;
};

const readManifests = async (work: Work, { major, decode }: BagDeclaration): Promise<void> => {
  const { source, reading, report } = work;
  for (const name of source.files.keys()) {
    const named = manifestNamed(name);
    if (named === null) continue;
    if (typeof named === 'string') {
      report('manifest', name, named);
      continue;
    }
    const text = await tagText(work, name, decode);
    if (text === null) continue;
    const manifest = readManifest(named, text, major === 0);
    reading.manifests.push(manifest);
    for (const message of manifest.problems) report('manifest', name, message);
    for (const message of manifest.warnings) reading.warnings.push({ where: name, message });
  }
  if (!reading.manifests.some(({ payload }) => payload)) report('manifest', 'bagit.txt', 'the bag has no manifest');
};

/** Files that are listed under another Unicode form than they have are found all the same. */
const matchForms = ({ source, reading }: Work): void => {
  const byForm = new Map([...source.files.keys()].map((name) => [name.normalize('NFC'), name]));
  for (const { name, hex } of reading.manifests) {
    for (const [path, digest] of [...hex]) {
      const other = source.files.has(path) ? undefined : byForm.get(path.normalize('NFC'));
      if (other === undefined || (hex.has(other) && hex.get(other) !== digest)) continue;
      hex.delete(path);
      hex.set(other, digest);
      reading.warnings.push({ where: name, message: `${path}: the file's name has another Unicode form` });
    }
  }
};

const hashFile = async (work: Work, name: string, wanted: ReadonlyMap<Algorithm, Manifest[]>): Promise<void> => {
  const { source, tools, reading, report } = work;
  const hashes = [...wanted.keys()].map((algorithm) => [algorithm, createHash(algorithm)] as const);
  let bytes = 0;
  try {
    for await (const piece of source.pieces(name)) {
      if (tools.signal.aborted) throw new WorkbenchError('CANCELLED', name);
      for (const [, hash] of hashes) hash.update(piece);
      bytes += piece.length;
      tools.onBytes(name, piece.length);
    }
  } catch (error) {
    const detail = corrupt(error);
    if (detail === null) throw error;
    report('archive', name, detail);
    return;
  }
  reading.files.set(name, bytes);
  for (const [algorithm, hash] of hashes) {
    const digest = hash.digest('hex');
    for (const manifest of wanted.get(algorithm) ?? []) {
      if (manifest.hex.get(name) !== digest)
        report('digest', name, `its ${algorithm} is not the one in ${manifest.name}`);
    }
  }
};

const checkFiles = async (work: Work): Promise<void> => {
  const { source, reading, report } = work;
  const listing = new Map<string, Manifest[]>();
  for (const manifest of reading.manifests) {
    for (const path of manifest.hex.keys()) listing.set(path, [...(listing.get(path) ?? []), manifest]);
  }
  for (const [path, manifests] of listing) {
    if (!source.files.has(path)) report('missing_file', path, `${manifests[0]?.name} lists it, it is not there`);
  }
  for (const name of source.files.keys()) {
    const manifests = listing.get(name) ?? [];
    if (manifests.length === 0 && !name.startsWith('data/')) continue;
    const wanted = new Map<Algorithm, Manifest[]>();
    for (const one of manifests) wanted.set(one.algorithm, [...(wanted.get(one.algorithm) ?? []), one]);
    await hashFile(work, name, wanted);
  }
};

const checkPayload = ({ source, reading, report }: Work, isOld: boolean): void => {
  const manifests = reading.manifests.filter(({ payload }) => payload);
  const payload = [...source.files.keys()].filter((name) => name.startsWith('data/'));
  for (const name of payload) {
    const lists = manifests.filter(({ hex }) => hex.has(name)).length;
    if (lists === 0) report('extra_file', name, 'no manifest lists it');
    else if (!isOld && lists < manifests.length) report('manifest', name, 'not all manifests list it');
  }
  const bytes = payload.reduce((sum, name) => sum + (reading.files.get(name) ?? 0), 0);
  const isWhole = payload.every((name) => reading.files.has(name));
  for (const [label, value] of reading.info.lines) {
    if (label.toLowerCase() !== 'payload-oxum' || !isWhole) continue;
    const counted = `${bytes}.${payload.length}`;
    if (value !== counted) report('oxum', 'bag-info.txt', `Payload-Oxum says ${value}, there are ${counted}`);
  }
};

/** What does not hold is told; throws SOURCE_UNREADABLE where a file cannot be read at all, and CANCELLED. */
export const readBag = async (source: BagSource, tools: BagTools): Promise<BagReading> => {
  const reading: BagReading = {
    version: null,
    info: { lines: [], problems: [] },
    manifests: [],
    files: new Map(),
    problems: [...source.problems],
    warnings: [],
  };
  const work: Work = {
    source,
    tools,
    reading,
    report: (kind, where, message) => {
      reading.problems.push({ kind, where, message });
    },
  };
  if (source.files.size === 0) return reading;
  const declaration = await readDeclared(work);
  if (declaration === null) return reading;
  const isOld = declaration.major === 0;
  await readManifests(work, declaration);
  const infoName = ['bag-info.txt', 'package-info.txt'].find((name) => source.files.has(name));
  const infoText = infoName === undefined ? null : await tagText(work, infoName, declaration.decode);
  if (infoName !== undefined && infoText !== null) {
    reading.info = readBagInfo(infoText);
    for (const message of reading.info.problems) {
      if (isOld) reading.warnings.push({ where: infoName, message });
      else work.report('manifest', infoName, message);
    }
  }
  if (source.files.has('fetch.txt')) {
    const text = await tagText(work, 'fetch.txt', declaration.decode);
    for (const message of fetchProblems(text ?? '')) work.report('manifest', 'fetch.txt', message);
  }
  matchForms(work);
  await checkFiles(work);
  checkPayload(work, isOld);
  return reading;
};
