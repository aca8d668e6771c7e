// A course of changes that any process can take up where another left off: what generation n brings depends on n alone.
// Every fourth is a merge of what the three before have left, every fourth a save of a few events, the others are imports
// that fill several segments.

import { readManifest } from '#core/archive/manifest.ts';
import { mergeArchive } from '#core/archive/merge-archive.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import type { ArchiveWriter, IncomingEvent, Outcome } from '#core/archive/types.ts';
import { identified, sampleEvent } from './sample-event.ts';

const options = { appVersion: '0.1.0', now: () => new Date() };
const limits = { monthEvents: 25, allEvents: 70, allBytes: 1e9 };

export const kindOf = (generation: number): 'import' | 'save' | 'merge' =>
  generation % 4 === 0 ? 'merge' : generation % 4 === 2 ? 'save' : 'import';

/** Three months, an odd record here and there. */
const event = (number: number, action: string): IncomingEvent => {
  const timestamp = new Date(
    Date.UTC(2026, 2 + (number % 3), 1 + (number % 27), number % 24, number % 60),
  ).toISOString();
  const one = identified(sampleEvent(number, { action, timestamp, timestampText: timestamp }), { line: number });
  return number % 11 === 0 ? { ...one, raw: Buffer.from(`odd record ${number} ${action}`) } : one;
};

/** What the import that makes this generation is offered: new events, some of the generation before again, one of them changed. */
export const offeredAt = (generation: number): IncomingEvent[] => {
  const first = generation * 1000;
  const count = kindOf(generation) === 'save' ? 6 : 90;
  const fresh = Array.from({ length: count }, (_, index) => event(first + index, 'access'));
  const known = [0, 1, 2].map((index) => event(first - 1000 + index, 'access'));
  return [...fresh.slice(0, count / 2), ...known, event(first - 1000 + 1, 'download'), ...fresh.slice(count / 2)];
};

/** Makes the next generation and tells each step; gives the outcomes of an import, null for a merge. */
export const advance = async (path: string, tell: (what: string) => void): Promise<Outcome[] | null> => {
  const generation = readManifest(path).generation + 1;
  tell(`begin ${generation}`);
  if (kindOf(generation) === 'merge') {
    await mergeArchive(path, options);
    tell(`committed ${generation}`);
    return null;
  }
  const writer = await openWriter(path, options, limits);
  const source = writer.beginSource(`batch-${generation}.jsonl`);
  const outcomes = offeredAt(generation).map((offered, index) => {
    tell(`event ${index}`);
    return writer.add({ ...offered, source });
  });
  await writer.commit(recordOf(outcomes), (done) => tell(`sealing ${done}`));
  tell(`committed ${generation}`);
  return outcomes;
};

const recordOf = (outcomes: readonly Outcome[]): Parameters<ArchiveWriter['commit']>[0] => {
  const tally = (outcome: Outcome): number => outcomes.filter((each) => each === outcome).length;
  return {
    read: outcomes.length,
    accepted: tally('accepted'),
    duplicates: tally('duplicate'),
    conflicts: tally('conflict'),
    rejected: 0,
    startedAt: options.now().toISOString(),
    appVersion: options.appVersion,
    sources: [],
  };
};
