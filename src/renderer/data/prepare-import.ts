// What happens between choosing files and importing them: a first look, and a question to the user where one is needed.
import type { TimeSpan } from '#shared/model/coverage.ts';
import type { ImportSource } from '#shared/model/import-run.ts';
import type { SourceInspection } from '#shared/model/inspection.ts';
import type { ImportDecisions } from '#shared/model/mapping.ts';
import type { WorkbenchClient } from './client.tsx';

/** What the first look found; the import waits for an answer to it. */
export interface Preview {
  sources: readonly ImportSource[];
  inspections: readonly SourceInspection[];
}

/** The user's answer. `covers`: what the files are said to hold whole; null: unknown beyond their events. */
export interface Decided {
  decisions: ImportDecisions;
  covers: TimeSpan | null;
}

/** Shapes that are SIVO's own, or that somebody mapped before, are imported without a word unless they leave a question. */
export const isSettled = ({ skipped, origin, questions }: SourceInspection): boolean =>
  skipped !== null || (questions.length === 0 && (origin === 'built-in' || origin === 'remembered'));

/** Lets go of uploads that no import will read. */
export const discardUploads = async (client: WorkbenchClient, sources: readonly ImportSource[]): Promise<void> => {
  const uploadIds = sources.flatMap((source) => (source.kind === 'upload' ? [source.uploadId] : []));
  await Promise.allSettled(uploadIds.map((uploadId) => client.uploads.discard({ uploadId })));
};

interface Ways {
  /** Ask even where nothing is open. */
  always: boolean;
  onLook(looking: boolean): void;
  /** Rejects when the user cancels. */
  ask(preview: Preview): Promise<Decided>;
}

/**
 * Looks at the sources and asks where it must; null: nothing had to be decided. When it fails or is cancelled the
 * uploads among the sources are discarded. Rejects with the host's error or what `ask` rejects with.
 */
export const prepareImport = async (
  client: WorkbenchClient,
  sources: readonly ImportSource[],
  signal: AbortSignal,
  { always, onLook, ask }: Ways,
): Promise<Decided | null> => {
  try {
    onLook(true);
    const { inspections } = await client.imports.inspect({ sources: [...sources] }, { signal });
    onLook(false);
    const nothingToRead = inspections.every(({ skipped }) => skipped !== null);
    if (nothingToRead || (!always && inspections.every(isSettled))) return null;
    return await ask({ sources, inspections });
  } catch (error) {
    await discardUploads(client, sources);
    throw error;
  }
};
