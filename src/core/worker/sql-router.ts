// What the SQL worker answers. It is ended, not asked, when a statement takes too long: nothing else runs in it.
import { os, type } from '@orpc/server';
import { mapErrors } from '../service/map-errors.ts';
import type { ConsolePart } from '../sql/console-schema.ts';
import type { SqlConsole, SqlScope } from '../sql/sql-console.ts';

/** Inputs were checked at the service's door; here they are only typed. */
export const createSqlRouter = (openConsole: () => Promise<SqlConsole>) => {
  const base = os.use(mapErrors);
  return {
    plan: base
      .input(type<{ scope: SqlScope; sql: string }>())
      .handler(async ({ input }) => (await openConsole()).plan(input.scope, input.sql)),
    /** Yields the number of events dealt with so far. */
    load: base.input(type<{ missing: ConsolePart[] }>()).handler(async function* ({ input }) {
      yield* (await openConsole()).load(input.missing);
    }),
    run: base
      .input(type<{ sql: string; maxRows: number }>())
      .handler(async ({ input }) => (await openConsole()).run(input.sql, input.maxRows)),
  };
};

export type SqlRouter = ReturnType<typeof createSqlRouter>;
