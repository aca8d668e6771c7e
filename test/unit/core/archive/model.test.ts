// The archive against a plain list: whatever is imported, given up, dropped by a dying writer, merged, asked or opened anew,
// in whatever order, both say the same.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearOwnLock } from '#core/archive/archive-lock.ts';
import { createArchive } from '#core/archive/create-archive.ts';
import { lockName } from '#core/archive/layout.ts';
import { mergeArchive } from '#core/archive/merge-archive.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { ownIdentity } from '#core/archive/process-identity.ts';
import type { IncomingEvent, Outcome } from '#core/archive/types.ts';
import { createQueryEngine, type QueryEngine } from '#core/query/engine.ts';
import { categoryOf } from '#shared/model/category.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import type { Filter } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { type Sort, sorts } from '#shared/model/query.ts';
import type { MemoryEvent } from '#test/support/memory-reader.ts';
import { naiveMatch, naiveSort, valueOfField, withConflictsMarked } from '#test/support/naive-query.ts';
import { expectVerified } from './support/archive-model.ts';
import { identified, sampleEvent } from './support/sample-event.ts';
import { options, recordOf, temporaryFolder } from './support/temp-archive.ts';

const limits = { monthEvents: 6, allEvents: 12, allBytes: 1e9 };
const ids = ['a', 'b', 'évt 3', 'evt_audit_01H8XGJWBWBAQ4Z4W2Y1C5NA7M', '0f8fad5b-d9cb-469f-a165-70867728950e'];
const actions = ['access', 'delete', null];
const names = ['first.jsonl', 'second.csv'];

/** Which event is offered: its id by number, its version, and the source it stands in. */
interface Pick {
  number: number;
  version: number;
  source: number;
}
const picks = fc.array(fc.record({ number: fc.nat(39), version: fc.nat({ max: 2 }), source: fc.nat({ max: 1 }) }), {
  maxLength: 30,
});

/** A version moves an event in time by less than a millisecond, or not at all. */
const offered = ({ number, version }: Pick): IncomingEvent => {
  const digits = version === 1 ? '5' : '';
  const timestamp = `2026-0${(number % 3) + 3}-${10 + (number % 7)}T0${number % 5}:00:00.000${digits}Z`;
  const action = actions[(number + version) % 3] ?? null;
  const type = number % 2 === 0 ? 'queue' : null;
  const event: AuditEvent = {
    ...sampleEvent(number, { id: `${ids[number % ids.length]}${number < ids.length ? '' : ` ${number}`}` }),
    timestamp,
    timestampText: timestamp,
    action,
    resource: { type, id: number % 4 === 0 ? null : `r${number % 3}` },
    category: categoryOf(action, type),
    ...(version === 2 ? { diff: { retention_days: { from: number, to: number + 1 } } } : {}),
  };
  return identified(event, number % 6 === 0 ? { raw: Buffer.from(`odd ${number} ${version}`) } : {});
};

/** What is stored, in the order it was. */
interface Model {
  stored: (MemoryEvent & { content: string })[];
  imports: number;
}
interface Real {
  path: string;
  engine: QueryEngine | null;
}

const contentOf = ({ contentHash }: IncomingEvent): string => Buffer.from(contentHash).toString('hex');

const decide = (stored: Model['stored'], incoming: IncomingEvent): Outcome => {
  const versions = stored.filter(({ event }) => event.id === incoming.event.id);
  if (versions.some(({ content }) => content === contentOf(incoming))) return 'duplicate';
  return versions.length === 0 ? 'accepted' : 'conflict';
};

const withWriter = async (path: string, chosen: readonly Pick[]) => {
  const writer = await openWriter(path, options, limits);
  const sources = names.map((name) => writer.beginSource(name));
  const outcomes = chosen.map((pick, index) =>
    writer.add({ ...offered(pick), source: sources[pick.source] ?? 0, line: index + 1 }),
  );
  return { writer, outcomes };
};

type Command = fc.AsyncCommand<Model, Real>;
const command = (text: string, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  run,
  toString: () => text,
});

const importing = (chosen: readonly Pick[]): Command =>
  command(`import ${JSON.stringify(chosen)}`, async (model, { path }) => {
    const { writer, outcomes } = await withWriter(path, chosen);
    const importId = writer.importId;
    const expected = chosen.map((pick) => {
      const incoming = offered(pick);
      const outcome = decide(model.stored, incoming);
      if (outcome !== 'duplicate') {
        model.stored.push({ ...incoming, conflict: outcome === 'conflict', importId, content: contentOf(incoming) });
      }
      return outcome;
    });
    expect(outcomes).toEqual(expected);
    await writer.commit(recordOf(outcomes));
    model.imports++;
  });

const aborting = (chosen: readonly Pick[]): Command =>
  command(`abort ${JSON.stringify(chosen)}`, async (_, { path }) => {
    const { writer } = await withWriter(path, chosen);
    await writer.abort();
  });

const dropping = (chosen: readonly Pick[]): Command =>
  command(`die ${JSON.stringify(chosen)}`, async (_, { path }) => {
    await withWriter(path, chosen);
    // The lock of a process that lives is kept; this one's death is only played, so its lock becomes a dead one's.
    clearOwnLock(path);
    writeFileSync(
      join(path, lockName),
      JSON.stringify({ ...ownIdentity(), boot: 'an earlier boot', token: 'a dead writer' }),
    );
  });

const merging = command('merge', async (_, { path }) => {
  await mergeArchive(path, options);
});

const reopening = command('reopen', async (_, real) => {
  real.engine?.close();
  real.engine = null;
});

const filters: readonly Filter[] = [
  '()',
  'action:delete',
  'conflict:true',
  '-resource:queue',
  'resource.id:r1',
  'from:2026-04-01 to:2026-04-13',
  'action:""',
  'changed:retention_days OR id:a',
].map((text) => parseFilter(text));
const facetFields = ['action', 'resource.type', 'conflict', 'import'] as const;

const asking = (filter: Filter, sort: Sort, offset: number, limit: number): Command =>
  command(`ask ${JSON.stringify(filter)} ${sort} ${offset} ${limit}`, async (model, real) => {
    real.engine ??= await createQueryEngine(real.path);
    const matching = withConflictsMarked(model.stored).filter((stored) => naiveMatch(filter, stored));
    const set = await real.engine.open({ filter, zone: 'UTC', sort });
    expect(set.count).toBe(matching.length);
    const { events } = await real.engine.events({ handle: set.handle, offset, limit });
    const wanted = [...matching].sort(naiveSort(sort)).slice(offset, offset + limit);
    expect(events.map(({ id }) => id)).toEqual(wanted.map(({ event }) => event.id));
    const { facets } = await real.engine.facets({ filter, zone: 'UTC', fields: [...facetFields], limit: 100 });
    for (const facet of facets) {
      const counts = new Map<string | null, number>();
      for (const stored of matching) {
        const value = valueOfField(facet.field, stored);
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      expect(new Map(facet.values.map(({ value, count }) => [value, count]))).toEqual(counts);
    }
    expect(real.engine.imports().imports).toHaveLength(model.imports);
  });

const everything = async (model: Model, real: Real): Promise<void> => {
  await asking(parseFilter('()'), 'newest', 0, 1000).run(model, real);
  const set = await real.engine?.open({ filter: parseFilter('()'), zone: 'UTC', sort: 'oldest' });
  if (set && set.count > 0) {
    const page = await real.engine?.events({ handle: set.handle, offset: 0, limit: 1000 });
    const texts = (events: readonly AuditEvent[] = []): string[] => events.map((event) => JSON.stringify(event)).sort();
    expect(texts(page?.events.map((event) => identified(event).event))).toEqual(
      texts(model.stored.map(({ event }) => event)),
    );
  }
  await expectVerified(real.path);
};

describe('an archive and a plain list', () => {
  it('say the same after any course of commands', async () => {
    const root = temporaryFolder();
    let run = 0;
    const commands = fc.commands(
      [
        picks.map(importing),
        picks.map(importing),
        picks.map(aborting),
        picks.map(dropping),
        fc.constant(merging),
        fc.constant(reopening),
        fc
          .tuple(fc.constantFrom(...filters), fc.constantFrom(...sorts), fc.nat(20), fc.integer({ min: 1, max: 30 }))
          .map(([filter, sort, offset, limit]) => asking(filter, sort, offset, limit)),
      ],
      { maxCommands: 12, size: 'max' },
    );
    await fc.assert(
      fc.asyncProperty(commands, async (course) => {
        const path = join(root, String(run++));
        createArchive(path, options);
        const model: Model = { stored: [], imports: 0 };
        const real: Real = { path, engine: null };
        await fc.asyncModelRun(() => ({ model, real }), course);
        await everything(model, real);
        real.engine?.close();
        rmSync(path, { recursive: true });
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
