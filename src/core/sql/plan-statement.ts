// What a statement would do, told by the program SQLite compiles it to: the tables it opens, and whether it writes.
// Nothing of it is run. The same test is SQLite's own for "read-only", which sql.js does not export.
import type { Database } from 'sql.js';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type ConsolePart, consoleSchema, partOfTable } from './console-schema.ts';
import type { ReadStatement } from './read-statement.ts';

const changing = new Set([
  'AutoCommit',
  'Savepoint',
  'Vacuum',
  'JournalMode',
  'Checkpoint',
  'OpenWrite',
  'Clear',
  'Destroy',
]);

const tablesByRoot = (database: Database): Map<number, string> =>
  new Map(
    (
      database.exec(`SELECT rootpage, tbl_name FROM ${consoleSchema}.sqlite_schema WHERE rootpage > 0`)[0]?.values ?? []
    ).map(([root, name]) => [Number(root), String(name)]),
  );

/** The parts the statement reads. Throws BAD_SQL when it would change anything, and SQLite's own error when it cannot be compiled. */
export const planStatement = (database: Database, statement: ReadStatement): ConsolePart[] => {
  if (statement.explains) {
    database.prepare(statement.text).free();
    return [];
  }
  const program = database.exec(`EXPLAIN ${statement.text}`)[0]?.values ?? [];
  const tables = tablesByRoot(database);
  const parts = new Set<ConsolePart>();
  // Rows of EXPLAIN: address, opcode, P1, P2, … ; P2 is the root page of OpenRead and, not 0, the wish to write of Transaction.
  for (const [, opcode, , second] of program) {
    if (changing.has(String(opcode)) || (opcode === 'Transaction' && second !== 0)) {
      throw new WorkbenchError('BAD_SQL', 'the statement', 'it would change data; only reading is possible');
    }
    const part = opcode === 'OpenRead' ? partOfTable[tables.get(Number(second)) ?? ''] : undefined;
    if (part !== undefined) parts.add(part);
  }
  return [...parts];
};
