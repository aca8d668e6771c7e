// A file on disk → what is to be read in it: itself, or the members of the containers around it, each down to bytes that
// are neither compressed nor a container. All is told apart by content, and read in one pass.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ExpansionBudget } from './expansion-budget.ts';
import { headBytes, isGzip } from './readers/detect.ts';
import { readFileChunks } from './readers/file-chunks.ts';
import { gunzipChunks } from './readers/gunzip.ts';
import { Pieces } from './readers/pieces.ts';
import { openFile, type RandomAccess, spool } from './readers/spool.ts';
import { type SourceTally, tallied } from './readers/tallied.ts';
import { isTar, tarMembers } from './readers/tar-members.ts';
import { isZstd, unzstdChunks } from './readers/unzstd.ts';
import { isZip, zipMembers } from './readers/zip-members.ts';
import { sourceError } from './source-error.ts';
import type { WalkedFile } from './source-walk.ts';

/** What lies around the bytes of a source. */
export type Layer = 'gzip' | 'zstd' | 'zip' | 'tar';

/** Bytes to be read as records. They are read, or left, before the next content is asked for. */
export interface Content {
  /** The file's name, and for a member `file!member` for each container around it. */
  name: string;
  /** From outside to inside. */
  layers: readonly Layer[];
  /** Named by the user; members of a container are not. */
  explicit: boolean;
  /** Size of the file or member as it lies there, as far as it is known before it is read. */
  bytes: number;
  /** Why it is passed over without a look; null when it is not. */
  skipped: string | null;
  /** Grows while `pieces` is read: the file or member as it lies there, compressed or not. */
  tally: SourceTally;
  pieces: Pieces;
}

/** The first member of a spreadsheet or text document of an office suite (ECMA-376, part 2). */
const officeMember = '[Content_Types].xml';

const archives: readonly Layer[] = ['zip', 'tar'];

/** Whether the layers hold members, so that a file can have more than one content. */
export const holdsMembers = (layers: readonly Layer[]): boolean => layers.some((layer) => archives.includes(layer));

/** Whether any layer compresses; zip counts as one. */
export const isCompressed = (layers: readonly Layer[]): boolean => layers.some((layer) => layer !== 'tar');

/** The layer that the bytes begin with; null when they are the content itself. */
export const layerOf = (head: Buffer): Layer | null => {
  if (isGzip(head)) return 'gzip';
  if (isZstd(head)) return 'zstd';
  if (isZip(head)) return 'zip';
  return isTar(head) ? 'tar' : null;
};

const isHidden = (name: string): boolean =>
  name.split('/').some((part) => part === '__MACOSX' || /^\.[^.]|^\.\.[^.]/.test(part));

class Unwrapping {
  readonly #names = new Map<string, number>();

  constructor(
    private readonly file: WalkedFile,
    private readonly budget: ExpansionBudget,
  ) {}

  async *all(tally: SourceTally): AsyncGenerator<Content> {
    const { path, name, explicit, bytes } = this.file;
    const pieces = new Pieces(tallied(this.budget.reading(readFileChunks(path)), tally));
    yield* this.#unwrap({ name, layers: [], explicit, bytes, skipped: null, tally, pieces });
  }

  async *#unwrap(content: Content): AsyncGenerator<Content> {
    const { name, layers, pieces } = content;
    try {
      const { head } = await pieces.head(headBytes);
      const layer = layerOf(head);
      if (layer === null) {
        yield content;
        return;
      }
      this.#assertDepth(layers, layer, name);
      const inside = [...layers, layer];
      switch (layer) {
        case 'gzip':
          yield* this.#expanded(content, inside, gunzipChunks(pieces, name));
          return;
        case 'zstd':
          yield* this.#expanded(content, inside, unzstdChunks(pieces, name));
          return;
        case 'tar':
          yield* this.#tar(content, inside);
          return;
        case 'zip':
          yield* this.#zip(content, inside);
          return;
      }
    } finally {
      await pieces.close();
    }
  }

  #expanded(content: Content, layers: readonly Layer[], chunks: AsyncIterable<Buffer>): AsyncGenerator<Content> {
    return this.#unwrap({ ...content, layers, pieces: new Pieces(this.budget.expanding(chunks, content.name)) });
  }

  async *#tar({ name, pieces }: Content, layers: readonly Layer[]): AsyncGenerator<Content> {
    for await (const member of tarMembers(pieces, name)) {
      yield* this.#member(name, layers, member, () => member.pieces);
    }
  }

  /** A zip is read from its end: from the file itself, else from a temporary copy. */
  async *#zip(content: Content, layers: readonly Layer[]): AsyncGenerator<Content> {
    const { name, layers: around, pieces } = content;
    const onDisk = around.length === 0 && name === this.file.name;
    let access: RandomAccess;
    if (onDisk) {
      await pieces.close();
      access = await openFile(this.file.path);
    } else access = await spool(pieces);
    const reading = (input: AsyncIterable<Buffer>): AsyncIterable<Buffer> =>
      onDisk ? this.budget.reading(input) : input;
    try {
      for await (const member of zipMembers(access, name, reading)) {
        if (member.name === officeMember) {
          yield { ...content, layers, skipped: 'an office document, such as a spreadsheet; save it as CSV first' };
          return;
        }
        yield* this.#member(name, layers, member, (whole) => this.budget.expanding(member.pieces(whole), whole));
      }
    } finally {
      await access.close();
    }
  }

  async *#member(
    container: string,
    layers: readonly Layer[],
    member: { name: string; bytes: number; special: string | null },
    open: (name: string) => AsyncIterable<Buffer>,
  ): AsyncGenerator<Content> {
    this.budget.member(container, member.name);
    const name = this.#unique(`${container}!${member.name.replace(/^(?:\.\/)+/, '')}`);
    const tally: SourceTally = { bytes: 0, sha256: null };
    const pieces = new Pieces(tallied(open(name), tally));
    const skipped = member.special ?? (isHidden(member.name) ? 'hidden' : null);
    const content: Content = { name, layers, explicit: false, bytes: member.bytes, skipped, tally, pieces };
    if (skipped === null) yield* this.#unwrap(content);
    else yield content;
  }

  /** Two members of one name are told apart by their number. */
  #unique(name: string): string {
    const times = (this.#names.get(name) ?? 0) + 1;
    this.#names.set(name, times);
    return times === 1 ? name : `${name}#${times}`;
  }

  #assertDepth(layers: readonly Layer[], next: Layer, name: string): void {
    const areArchives = archives.includes(next);
    const depth = layers.filter((layer) => archives.includes(layer) === areArchives).length + 1;
    const { nesting } = this.budget.limits;
    if (depth <= nesting) return;
    const what = areArchives ? 'archives' : 'compressions';
    throw new WorkbenchError('SOURCE_LIMIT', name, `more than ${nesting} ${what} within each other`);
  }
}

/**
 * The contents of a file, in their order. `tally` grows with what is read of the file; of a zip, which is not read from
 * start to end, it tells nothing. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE, SOURCE_TRUNCATED and SOURCE_CORRUPT
 * for a broken container, SOURCE_UNRECOGNISED for one that cannot be opened here, SOURCE_LIMIT, CANCELLED.
 */
export async function* unwrapFile(
  file: WalkedFile,
  budget: ExpansionBudget,
  tally: SourceTally = { bytes: 0, sha256: null },
): AsyncGenerator<Content> {
  try {
    yield* new Unwrapping(file, budget).all(tally);
  } catch (error) {
    throw sourceError(error, file.name);
  }
}
