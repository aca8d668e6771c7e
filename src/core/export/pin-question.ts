// A question asked of one generation of the archive, with the root that names that very generation.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ArchiveRoot } from '#shared/model/archive-root.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import type { ExportInput } from '#shared/model/export.ts';
import type { QueryEngine } from '../query/engine.ts';

export interface PinnedQuestion {
  count: number;
  generation: number;
  root: string | null;
  /** Whole events in the order asked for. Throws HANDLE_EXPIRED when the generation is no longer there, CANCELLED. */
  page(offset: number, limit: number, signal: AbortSignal): Promise<readonly AuditEvent[]>;
}

export interface PinningTools {
  engine: QueryEngine;
  readRoot(): ArchiveRoot;
  /** The newest committed generation. */
  generation(): number;
  signal: AbortSignal;
}

/** An import commits seldom: that it does so between two reads of a small file even once is rare. */
const attempts = 20;

/** Throws what opening a question throws, ARCHIVE_IN_USE where the archive never holds still. */
export const pinQuestion = async (
  { filter, zone, sort }: ExportInput,
  { engine, readRoot, generation, signal }: PinningTools,
): Promise<PinnedQuestion> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const set = await engine.open({ filter, zone, sort }, signal);
    const { root } = readRoot();
    if (generation() !== set.generation) continue;
    return {
      count: set.count,
      generation: set.generation,
      root,
      page: async (offset, limit, own) => (await engine.events({ handle: set.handle, offset, limit }, own)).events,
    };
  }
  throw new WorkbenchError('ARCHIVE_IN_USE', engine.summary().path, 'it changes faster than it can be exported');
};
