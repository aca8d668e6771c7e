// The sources of one file, opened one after the other in one pass.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { ExpansionBudget } from './expansion-budget.ts';
import type { PlannedSource, SourceGroup } from './plan-import.ts';
import type { OpenBytes } from './read-source.ts';
import { readFileChunks } from './readers/file-chunks.ts';
import { type SourceTally, tallied } from './readers/tallied.ts';
import { unwrapFile } from './unwrap-file.ts';

export interface OpenSource {
  source: PlannedSource;
  open: OpenBytes;
  /** Grows as the source is read: its bytes as they lie in the file or container. */
  tally: SourceTally;
}

/** One pass over a file. `sources` are read, each before the next one is asked for. */
export interface GroupPass {
  sources: AsyncIterable<OpenSource>;
  /** Bytes read from the disk so far. */
  read(): number;
  /** Size and hash of the file itself, once all its sources are read. */
  fileTally(): Promise<SourceTally>;
}

const hashFile = async (path: string): Promise<SourceTally> => {
  const tally: SourceTally = { bytes: 0, sha256: null };
  for await (const _ of tallied(readFileChunks(path, true), tally));
  return tally;
};

async function* plainSource(source: PlannedSource, tally: SourceTally): AsyncGenerator<OpenSource> {
  yield { source, tally, open: (reuse) => tallied(readFileChunks(source.file.path, reuse), tally) };
}

async function* unwrapped(group: SourceGroup, budget: ExpansionBudget, tally: SourceTally): AsyncGenerator<OpenSource> {
  const { file, sources } = group;
  const wanted = new Map(sources.map((source) => [source.ordinal, source]));
  let ordinal = 0;
  for await (const content of unwrapFile(file, budget, tally)) {
    const source = wanted.get(ordinal);
    ordinal += 1;
    if (source === undefined) continue;
    if (source.name !== content.name) {
      throw new WorkbenchError('SOURCE_CORRUPT', source.name, 'the file changed while it was imported');
    }
    wanted.delete(source.ordinal);
    // A Parquet file on disk is not read from start to end.
    if (content.isParquet && content.layers.length === 0) Object.assign(content.tally, await hashFile(file.path));
    yield { source, tally: content.tally, open: () => content.pieces };
  }
  for (const { name } of wanted.values()) {
    throw new WorkbenchError('SOURCE_CORRUPT', name, 'the file changed while it was imported');
  }
}

/** Opens a group for one pass. The sources throw what unwrapping throws. */
export const openGroup = (group: SourceGroup, signal: AbortSignal | undefined): GroupPass => {
  const tally: SourceTally = { bytes: 0, sha256: null };
  const only = group.sources[0];
  if (only !== undefined && only.layers.length === 0 && only.detected.format !== 'parquet') {
    return { sources: plainSource(only, tally), read: () => tally.bytes, fileTally: async () => tally };
  }
  const budget = new ExpansionBudget(signal);
  return {
    sources: unwrapped(group, budget, tally),
    read: () => budget.read,
    fileTally: async () => (tally.sha256 === null ? hashFile(group.file.path) : tally),
  };
};
