// Writes a bag (BagIt 1.0, RFC 8493) into a folder: SHA-256 alone, every list sorted, nothing from a clock, and at the end a
// signature over the list of tag files, which through the manifest vouches for every byte.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type BagFile, createBagFile } from './bag-file.ts';
import { assertBagName, byBytes } from './bag-names.ts';

/** `name`: within the bag, parts set apart by `/`; `sha256`: hex. */
export interface BaggedFile {
  name: string;
  bytes: number;
  sha256: string;
}

/** `info`: lines of bag-info.txt, in this order; Payload-Oxum is added. `sign`: gives the signature's text. */
export interface BagSealing {
  info: readonly (readonly [label: string, value: string])[];
  sign(tagManifest: Uint8Array): string;
}

/** `files`: all of them, by name; also the tag manifest and its signature. */
export interface SealedBag {
  tagManifestSha256: string;
  payloadFiles: number;
  payloadBytes: number;
  files: BaggedFile[];
}

export interface BagWriter {
  /** Begins a file; names under `data/` are payload. Several may be open. Throws INTERNAL for a name that is taken or cannot be one. */
  open(name: string): BagFile;
  /** A whole file. */
  add(name: string, content: string | Uint8Array): void;
  /** Writes what makes a bag of the files, once all are closed. */
  seal(sealing: BagSealing): SealedBag;
}

const tagManifestName = 'tagmanifest-sha256.txt';
const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

const isPayload = ({ name }: BaggedFile): boolean => name.startsWith('data/');

const manifestOf = (files: readonly BaggedFile[]): string =>
  files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');

const infoLine = ([label, value]: readonly [string, string]): string => {
  if (/[:\p{Cc}]|^\s|\s$/u.test(label) || label === '' || /\p{Cc}/u.test(value)) {
    throw new WorkbenchError('INTERNAL', label, 'no line of bag-info.txt');
  }
  return `${label}: ${value}\n`;
};

/** A bag in `folder`, which is made where it is not there and holds nothing of the bag yet. What writing throws: DISK_FULL, ACCESS_DENIED, IO_FAILED. */
export const createBagWriter = (folder: string): BagWriter => {
  const files: BaggedFile[] = [];
  const taken = new Set<string>();
  const opened = new Set<string>();

  const open = (name: string): BagFile => {
    assertBagName(name);
    const folded = name.toLowerCase();
    if (taken.has(folded)) throw new WorkbenchError('INTERNAL', name, 'a file of this name is in the bag already');
    taken.add(folded);
    const file = createBagFile(join(folder, ...name.split('/')));
    opened.add(name);
    return {
      write: file.write,
      close: () => {
        opened.delete(name);
        const closed = file.close();
        files.push({ name, ...closed });
        return closed;
      },
    };
  };

  const add = (name: string, content: string | Uint8Array): void => {
    const file = open(name);
    file.write(content);
    file.close();
  };

  const seal = ({ info, sign }: BagSealing): SealedBag => {
    const [first] = opened;
    if (first !== undefined) throw new WorkbenchError('INTERNAL', first, 'it is still being written');
    const sorted = (): BaggedFile[] => files.toSorted((left, right) => byBytes(left.name, right.name));
    const payload = sorted().filter(isPayload);
    const payloadBytes = payload.reduce((sum, { bytes }) => sum + bytes, 0);
    add('bagit.txt', declaration);
    add(
      'bag-info.txt',
      [...info, ['Payload-Oxum', `${payloadBytes}.${payload.length}`] as const].map(infoLine).join(''),
    );
    add('manifest-sha256.txt', manifestOf(payload));
    const tagManifest = Buffer.from(manifestOf(sorted().filter((file) => !isPayload(file))));
    add(tagManifestName, tagManifest);
    add(`${tagManifestName}.sig`, sign(tagManifest));
    return {
      tagManifestSha256: createHash('sha256').update(tagManifest).digest('hex'),
      payloadFiles: payload.length,
      payloadBytes,
      files: sorted(),
    };
  };

  return { open, add, seal };
};
