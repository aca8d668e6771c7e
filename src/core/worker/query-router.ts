// What the query worker answers. Every call names the archive, so a worker started after a crash simply opens it again.
import { os, type } from '@orpc/server';
import type { ArchiveRoot } from '#shared/model/archive-root.ts';
import type { QueryEngine } from '../query/engine.ts';
import { mapErrors } from '../service/map-errors.ts';
import { createQuerySlots, leavable } from './query-slots.ts';

/** The rooms behind the worker; the entry passes the real ones. */
export interface QueryRooms {
  openEngine(path: string): Promise<QueryEngine>;
  createArchive(path: string): void;
  isMergeable(path: string): boolean;
  readRoot(path: string): ArchiveRoot;
}

type InputOf<Question extends keyof QueryEngine> = Parameters<QueryEngine[Question]>[0];
type At<Input> = { path: string; input: Input };
/** A question that replaces the one before it in the same slot. */
type Slotted<Input> = At<Input & { slot?: string | undefined }>;

/** Keeps one archive open at a time; asking for another one closes the first. A failed opening changes nothing. */
const createSeat = (rooms: QueryRooms) => {
  let seated: { path: string; engine: Promise<QueryEngine> } | null = null;
  return {
    at: async (path: string): Promise<QueryEngine> => {
      if (seated?.path === path) return seated.engine;
      const previous = seated;
      const engine = rooms.openEngine(path);
      seated = { path, engine };
      try {
        const opened = await engine;
        (await previous?.engine)?.close();
        return opened;
      } catch (error) {
        if (seated?.engine === engine) seated = previous;
        throw error;
      }
    },
    leave: async (): Promise<void> => {
      const previous = seated;
      seated = null;
      (await previous?.engine)?.close();
    },
  };
};

/** Inputs were checked at the service's door; here they are only typed. */
export const createQueryRouter = (rooms: QueryRooms) => {
  const seat = createSeat(rooms);
  const slots = createQuerySlots();
  const base = os.use(mapErrors);
  const inSlot = async <Answer>(
    kind: string,
    { path, input }: Slotted<object>,
    signal: AbortSignal | undefined,
    ask: (engine: QueryEngine, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> => {
    const own = slots.take(kind, input.slot, signal);
    try {
      return await ask(await seat.at(path), own.signal);
    } finally {
      own.leave();
    }
  };
  const newest = async (path: string): Promise<QueryEngine> => {
    const engine = await seat.at(path);
    await engine.refresh();
    return engine;
  };
  return {
    archive: {
      /** Opens when needed, looks for newer commits, and tells what is there. */
      summary: base.input(type<{ path: string }>()).handler(async ({ input }) => (await newest(input.path)).summary()),
      create: base.input(type<{ path: string }>()).handler(async ({ input }) => {
        rooms.createArchive(input.path);
        await seat.leave();
        return (await newest(input.path)).summary();
      }),
      imports: base.input(type<{ path: string }>()).handler(async ({ input }) => (await newest(input.path)).imports()),
      /** What names the archive's content; only the manifest and the ledger are read. */
      root: base.input(type<{ path: string }>()).handler(({ input }) => rooms.readRoot(input.path)),
      /** Whether merging small segments would change anything; only the manifest is read. */
      mergeable: base.input(type<{ path: string }>()).handler(({ input }) => rooms.isMergeable(input.path)),
      close: base.handler(async () => {
        await seat.leave();
        return {};
      }),
    },
    query: {
      open: base
        .input(type<Slotted<InputOf<'open'>>>())
        .handler(({ input, signal }) => inSlot('open', input, signal, (engine, own) => engine.open(input.input, own))),
      scan: base.input(type<Slotted<InputOf<'scan'>>>()).handler(async ({ input, signal }) => {
        const left = new AbortController();
        const own = slots.take(
          'open',
          input.input.slot,
          signal === undefined ? left.signal : AbortSignal.any([signal, left.signal]),
        );
        const leave = (): void => {
          left.abort();
          own.leave();
        };
        try {
          return leavable((await seat.at(input.path)).scan(input.input, own.signal), leave);
        } catch (error) {
          leave();
          throw error;
        }
      }),
      rows: base
        .input(type<At<InputOf<'rows'>>>())
        .handler(async ({ input, signal }) => (await seat.at(input.path)).rows(input.input, signal)),
      events: base
        .input(type<At<InputOf<'events'>>>())
        .handler(async ({ input, signal }) => (await seat.at(input.path)).events(input.input, signal)),
      facets: base
        .input(type<Slotted<InputOf<'facets'>>>())
        .handler(({ input, signal }) =>
          inSlot('facets', input, signal, (engine, own) => engine.facets(input.input, own)),
        ),
      histogram: base
        .input(type<Slotted<InputOf<'histogram'>>>())
        .handler(({ input, signal }) =>
          inSlot('histogram', input, signal, (engine, own) => engine.histogram(input.input, own)),
        ),
      locate: base
        .input(type<At<InputOf<'locate'>>>())
        .handler(async ({ input, signal }) => (await seat.at(input.path)).locate(input.input, signal)),
      heatmap: base
        .input(type<Slotted<InputOf<'heatmap'>>>())
        .handler(({ input, signal }) =>
          inSlot('heatmap', input, signal, (engine, own) => engine.heatmap(input.input, own)),
        ),
      matrix: base
        .input(type<Slotted<InputOf<'matrix'>>>())
        .handler(({ input, signal }) =>
          inSlot('matrix', input, signal, (engine, own) => engine.matrix(input.input, own)),
        ),
      sparklines: base
        .input(type<Slotted<InputOf<'sparklines'>>>())
        .handler(({ input, signal }) =>
          inSlot('sparklines', input, signal, (engine, own) => engine.sparklines(input.input, own)),
        ),
      pick: base
        .input(type<Slotted<InputOf<'pick'>>>())
        .handler(({ input, signal }) => inSlot('pick', input, signal, (engine, own) => engine.pick(input.input, own))),
    },
    changes: {
      fields: base
        .input(type<{ path: string }>())
        .handler(async ({ input, signal }) => (await seat.at(input.path)).changedFields(signal)),
    },
    events: {
      get: base
        .input(type<At<{ id: string }>>())
        .handler(async ({ input }) => (await seat.at(input.path)).eventsGet(input.input.id)),
      session: base
        .input(type<At<InputOf<'session'>>>())
        .handler(async ({ input, signal }) => (await seat.at(input.path)).session(input.input, signal)),
    },
    quarantine: {
      list: base
        .input(type<At<InputOf<'quarantineList'>>>())
        .handler(async ({ input }) => (await seat.at(input.path)).quarantineList(input.input)),
    },
    coverage: {
      get: base
        .input(type<At<InputOf<'coverage'>>>())
        .handler(async ({ input, signal }) => (await seat.at(input.path)).coverage(input.input, signal)),
    },
  };
};

export type QueryRouter = ReturnType<typeof createQueryRouter>;
