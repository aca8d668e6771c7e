// A file on disk → what is to be read in it: itself, or the members of the containers around it, each down to bytes that
// are neither compressed nor a container. All is told apart by content, and read in one pass.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ExpansionBudget } from './expansion-budget.ts';
import { headBytes, isGzip } from './readers/detect.ts';
import { readFileChunks } from './readers/file-chunks.ts';
import { type Consumed, gunzipChunks } from './readers/gunzip.ts';
import { isParquet, parquetLines } from './readers/parquet-lines.ts';
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
  /** The rows of a Parquet file come as lines of JSON. */
  isParquet: boolean;
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
const layerOf = (head: Buffer): Layer | null => {
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
    yield* this.#unwrap({ name, layers: [], explicit, bytes, skipped: null, tally, isParquet: false, pieces });
  }

  async *#unwrap(content: Content): AsyncGenerator<Content> {
    const { name, layers, pieces } = content;
    try {
      const { head } = await pieces.head(headBytes);
      if (isParquet(head)) {
        yield* this.#parquet(content);
        return;
      }
      const layer = layerOf(head);
      if (layer === null) {
        yield content;
        return;
      }
      this.#assertDepth(layers, layer, name);
      const inside = [...layers, layer];
      switch (layer) {
        case 'gzip':
          yield* this.#expanded(content, inside, gunzipChunks);
          return;
        case 'zstd':
          yield* this.#expanded(content, inside, unzstdChunks, this.budget.limits.zstdRatio);
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

  #expanded(
    content: Content,
    layers: readonly Layer[],
    decompress: typeof gunzipChunks,
    ratio?: number,
  ): AsyncGenerator<Content> {
    const { name, pieces } = content;
    const consumed: Consumed = { bytes: 0 };
    const expanded = this.budget.expanding(decompress(pieces, name, consumed), name, consumed, ratio);
    return this.#unwrap({ ...content, layers, pieces: new Pieces(expanded) });
  }

  async *#tar({ name, pieces }: Content, layers: readonly Layer[]): AsyncGenerator<Content> {
    for await (const member of tarMembers(pieces, name)) {
      yield* this.#member(name, layers, member, () => member.pieces);
    }
  }

  /** What is not read from start to end is read from the file itself, else from a temporary copy. */
  async #randomAccess({ layers, pieces }: Content): Promise<{ access: RandomAccess; onDisk: boolean }> {
    if (layers.length > 0) return { access: await spool(pieces), onDisk: false };
    await pieces.close();
    return { access: await openFile(this.file.path), onDisk: true };
  }

  async *#zip(content: Content, layers: readonly Layer[]): AsyncGenerator<Content> {
    const { name } = content;
    const { access, onDisk } = await this.#randomAccess(content);
    const reading = (input: AsyncIterable<Buffer>): AsyncIterable<Buffer> =>
      onDisk ? this.budget.reading(input) : input;
    try {
      for await (const member of zipMembers(access, name, reading)) {
        if (member.name === officeMember) {
          yield { ...content, layers, skipped: 'an office document, such as a spreadsheet; save it as CSV first' };
          return;
        }
        const consumed: Consumed = { bytes: 0 };
        yield* this.#member(name, layers, member, (whole) =>
          this.budget.expanding(member.pieces(whole, consumed), whole, consumed),
        );
      }
    } finally {
      await access.close();
    }
  }

  async *#parquet(content: Content): AsyncGenerator<Content> {
    const { access, onDisk } = await this.#randomAccess(content);
    if (onDisk) this.budget.count(access.bytes);
    const pieces = new Pieces(this.budget.expanding(parquetLines(access, content.name), content.name));
    try {
      yield { ...content, isParquet: true, pieces };
    } finally {
      await pieces.close();
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
    const content: Content = {
      name,
      layers,
      explicit: false,
      bytes: member.bytes,
      skipped,
      tally,
      isParquet: false,
      pieces,
    };
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
