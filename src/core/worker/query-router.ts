// What the query worker answers. Every call names the archive, so a worker started after a crash simply opens it again.
import { os, type } from '@orpc/server';
import type { QueryEngine } from '../query/engine.ts';
import { mapErrors } from '../service/map-errors.ts';

/** The rooms behind the worker; the entry passes the real ones. */
export interface QueryRooms {
  openEngine(path: string): Promise<QueryEngine>;
  createArchive(path: string): void;
}

type InputOf<Question extends keyof QueryEngine> = Parameters<QueryEngine[Question]>[0];
type At<Input> = { path: string; input: Input };

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
  const base = os.use(mapErrors);
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
      close: base.handler(async () => {
        await seat.leave();
        return {};
      }),
    },
    query: {
      open: base
        .input(type<At<InputOf<'open'>>>())
        .handler(async ({ input, signal }) => (await seat.at(input.path)).open(input.input, signal)),
      rows: base
        .input(type<At<InputOf<'rows'>>>())
        .handler(async ({ input, signal }) => (await seat.at(input.path)).rows(input.input, signal)),
      events: base
        .input(type<At<InputOf<'events'>>>())
        .handler(async ({ input, signal }) => (await seat.at(input.path)).events(input.input, signal)),
      facets: base
        .input(type<At<InputOf<'facets'>>>())
        .handler(async ({ input, signal }) => (await seat.at(input.path)).facets(input.input, signal)),
      histogram: base
        .input(type<At<InputOf<'histogram'>>>())
        .handler(async ({ input, signal }) => (await seat.at(input.path)).histogram(input.input, signal)),
    },
    events: {
      get: base
        .input(type<At<{ id: string }>>())
        .handler(async ({ input }) => (await seat.at(input.path)).eventsGet(input.input.id)),
    },
    quarantine: {
      list: base
        .input(type<At<InputOf<'quarantineList'>>>())
        .handler(async ({ input }) => (await seat.at(input.path)).quarantineList(input.input)),
    },
  };
};

export type QueryRouter = ReturnType<typeof createQueryRouter>;
