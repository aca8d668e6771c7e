// SQLite's messages as the product's errors, with the place where it can be told for certain.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ReadStatement } from './read-statement.ts';
import { nameOf, placeOf } from './sql-tokens.ts';

/** Compiles a text and gives SQLite's message, or null when there is nothing to complain about. */
export type Compile = (sql: string) => string | null;

/** The parser complains of the first token it cannot go on from, so it complains of the same one when the text ends there. */
const syntaxErrorAt = (statement: ReadStatement, token: string, compile: Compile): number | null => {
  const message = `near "${token}": syntax error`;
  const found = statement.tokens.find(
    ({ text, end }) => text === token && compile(statement.text.slice(0, end)) === message,
  );
  return found?.start ?? null;
};

/** Where a name stands; null when it stands in several places or in none. */
const nameAt = ({ tokens }: ReadStatement, written: string): number | null => {
  const name = written.split('.').at(-1)?.replace(/\(\)$/, '').toLowerCase();
  const [only, another] = tokens.filter((token) => nameOf(token) === name);
  return only === undefined || another !== undefined ? null : only.start;
};

const named = [
  /^no such (?:column|table|function|collation sequence): (.+)$/s,
  /^ambiguous column name: (.+)$/s,
  /^misuse of (?:aggregate|window function)(?: function)?:? (.+)$/s,
  /^wrong number of arguments to function (.+)$/s,
];

/** UTF-16 position of what SQLite complains of, or null. */
export const problemAt = (statement: ReadStatement, message: string, compile: Compile): number | null => {
  const { text, tokens } = statement;
  if (message === 'incomplete input') return text.trimEnd().length;
  const syntax = /^near "(.*)": syntax error$/s.exec(message)?.[1];
  if (syntax !== undefined) return syntaxErrorAt(statement, syntax, compile);
  const unknown = /^unrecognized token: "(.*)"$/s.exec(message)?.[1];
  if (unknown !== undefined) return tokens.find(({ start }) => text.startsWith(unknown, start))?.start ?? null;
  for (const shape of named) {
    const name = shape.exec(message)?.[1];
    if (name !== undefined) return nameAt(statement, name);
  }
  return null;
};

const outOfMemory = /^(?:out of memory|string or blob too big|database or disk is full)$/;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** SQL_LIMIT where SQLite ran out of memory, else the error as it is. */
export const orMemoryLimit = (error: unknown): unknown =>
  !(error instanceof WorkbenchError) && outOfMemory.test(messageOf(error))
    ? new WorkbenchError('SQL_LIMIT', 'memory', 'it needs more memory than the console has', { cause: error })
    : error;

/** `compile` must not itself throw. SQLite's own running out of memory is SQL_LIMIT, all else BAD_SQL. */
export const sqliteProblem = (error: unknown, statement: ReadStatement, compile: Compile): WorkbenchError => {
  const limited = orMemoryLimit(error);
  if (limited instanceof WorkbenchError) return limited;
  const message = messageOf(error);
  const at = problemAt(statement, message, compile);
  return new WorkbenchError('BAD_SQL', at === null ? 'the statement' : placeOf(statement.text, at), message, {
    cause: error,
  });
};
