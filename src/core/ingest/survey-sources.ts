// The first look at what lies behind the paths of an import: each content with its format and its head. Reads no more
// than the heads, except where members have to be passed over to reach the next.
import { ExpansionBudget } from './expansion-budget.ts';
import { type Detected, headBytes } from './readers/detect.ts';
import type { DeclaredEncoding } from './readers/text-splitter.ts';
import { sniffText } from './sniff-text.ts';
import { type ImportPath, type SkippedFile, type WalkedFile, walkSources } from './source-walk.ts';
import { type Layer, unwrapFile } from './unwrap-file.ts';

export interface FoundSource {
  file: WalkedFile;
  /** Place among the contents of its file, from 0. */
  ordinal: number;
  name: string;
  layers: readonly Layer[];
  explicit: boolean;
  /** Size as it lies there; see Content. */
  bytes: number;
  /** Why it is passed over without a look; null when it is not. */
  skipped: string | null;
  detected: Detected;
  encoding: DeclaredEncoding;
  /** The first 64 KiB, decompressed, in UTF-8. */
  head: Buffer;
  /** The head is all there is. */
  complete: boolean;
}

/** A file with what was found in it, one content after the other. */
export interface SurveyedFile {
  file: WalkedFile;
  found: AsyncIterable<FoundSource>;
}

const nothing: Detected = { format: null, empty: false, why: '' };

async function* contentsOf(file: WalkedFile, signal: AbortSignal | undefined): AsyncGenerator<FoundSource> {
  let ordinal = 0;
  for await (const content of unwrapFile(file, new ExpansionBudget(signal))) {
    const { name, layers, explicit, bytes, skipped, isParquet, pieces } = content;
    const at = { file, ordinal, name, layers, explicit, bytes, skipped };
    ordinal += 1;
    if (skipped !== null) {
      yield { ...at, detected: nothing, encoding: 'utf-8', head: Buffer.alloc(0), complete: false };
      continue;
    }
    const { head, complete } = await pieces.head(headBytes);
    if (isParquet) {
      yield { ...at, detected: { format: 'parquet' }, encoding: 'utf-8', head, complete };
      continue;
    }
    yield { ...at, ...sniffText(head, complete, name), complete };
  }
}

/**
 * Walks the paths; `files` are to be gone through in order, each with its contents. Throws what the walk throws; the
 * contents throw what unpacking does.
 */
export const surveySources = async (
  paths: readonly ImportPath[],
  signal?: AbortSignal,
): Promise<{ files: SurveyedFile[]; skipped: SkippedFile[] }> => {
  const { files, skipped } = await walkSources(paths);
  return { files: files.map((file) => ({ file, found: contentsOf(file, signal) })), skipped };
};
