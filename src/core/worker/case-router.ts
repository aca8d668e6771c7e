// What the case worker answers: the analyst's own work on an archive. Every call names the archive.
import { os, type } from '@orpc/server';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { CaseChange } from '#shared/model/case.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { CaseStore } from '../cases/case-store.ts';
import { mapErrors } from '../service/map-errors.ts';

/** The rooms behind the worker; the entry passes the real ones. */
export interface CaseRooms {
  openCase(path: string): CaseStore;
}

/** Keeps the case of one archive in memory; what it holds is on disk with every change, so leaving it loses nothing. */
const createSeat = (rooms: CaseRooms) => {
  let seated: { path: string; store: CaseStore } | null = null;
  let left: Promise<unknown> = Promise.resolve();
  return {
    at: (path: string): CaseStore => {
      if (seated?.path !== path) {
        left = Promise.all([left, seated?.store.settled()]);
        seated = { path, store: rooms.openCase(path) };
      }
      return seated.store;
    },
    settled: async (): Promise<void> => {
      await Promise.all([left, seated?.store.settled()]);
    },
  };
};

/** Inputs were checked at the service's door; here they are only typed. */
export const createCaseRouter = (rooms: CaseRooms) => {
  const { at, settled } = createSeat(rooms);
  let closing = false;
  const toChange = (path: string): CaseStore => {
    if (closing) throw new WorkbenchError('CANCELLED', 'case engine', 'the workbench is closing');
    return at(path);
  };
  const base = os.use(mapErrors);
  const onPath = base.input(type<{ path: string }>());
  return {
    get: onPath.handler(({ input }) => at(input.path).state()),
    change: base
      .input(type<{ path: string; change: CaseChange }>())
      .handler(({ input }) => toChange(input.path).change(input.change)),
    undo: onPath.handler(({ input }) => toChange(input.path).undo()),
    redo: onPath.handler(({ input }) => toChange(input.path).redo()),
    pack: base
      .input(type<{ path: string; ids: string[] }>())
      .handler(async ({ input }) => ({ text: await at(input.path).pack(input.ids) })),
    /** The filter without marks: ids in their place. */
    resolve: base
      .input(type<{ path: string; filter: Filter }>())
      .handler(({ input }) => at(input.path).resolve(input.filter)),
    markedIds: onPath.handler(({ input }) => at(input.path).markedIds()),
    tally: base.input(type<{ path: string; ids: string[] }>()).handler(({ input }) => at(input.path).tally(input.ids)),
    /** Takes no more changes, and answers once none is being made: a thread ended amid one would leave its lock behind. */
    settle: base.handler(async () => {
      closing = true;
      await settled();
      return {};
    }),
  };
};

export type CaseRouter = ReturnType<typeof createCaseRouter>;
