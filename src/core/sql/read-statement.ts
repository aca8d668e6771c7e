// What may run at all: one reading statement. Looked at before SQLite sees it, since some PRAGMAs act while they are compiled.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { nameOf, placeOf, type SqlToken, sqlTokens } from './sql-tokens.ts';

/** `text` is the statement up to its last token, without semicolon and comments after it; an `explains` one reads no events. */
export interface ReadStatement {
  text: string;
  tokens: SqlToken[];
  explains: boolean;
}

const reading = new Set(['select', 'with', 'values']);
/** Table-valued forms of PRAGMA that only describe. */
const describing = new Set([
  'pragma_table_info',
  'pragma_table_xinfo',
  'pragma_function_list',
  'pragma_compile_options',
]);

const refuse = (sql: string, at: number, detail: string): WorkbenchError =>
  new WorkbenchError('BAD_SQL', placeOf(sql, at), detail);

const isWord = (token: SqlToken | undefined, word: string): boolean =>
  token?.kind === 'word' && token.text.toLowerCase() === word;

/** The token that says what the statement does: the first one, or the one after EXPLAIN [QUERY PLAN]. */
const verbIndex = (tokens: readonly SqlToken[]): number => {
  if (!isWord(tokens[0], 'explain')) return 0;
  return isWord(tokens[1], 'query') && isWord(tokens[2], 'plan') ? 3 : 1;
};

/** Checks a text and takes the statement out of it. Throws BAD_SQL with the place. */
export const readStatement = (sql: string): ReadStatement => {
  const zero = sql.indexOf('\0');
  if (zero !== -1) throw refuse(sql, zero, 'a statement cannot hold the character U+0000');
  const all = sqlTokens(sql);
  const stop = all.findIndex(({ kind, text }) => kind === 'mark' && text === ';');
  const tokens = stop === -1 ? all : all.slice(0, stop);
  const second = stop === -1 ? undefined : all.slice(stop).find(({ text }) => text !== ';');
  if (tokens.length === 0) throw refuse(sql, 0, 'there is no statement');
  if (second !== undefined) throw refuse(sql, second.start, 'one statement at a time');

  const verb = tokens[verbIndex(tokens)];
  if (verb !== undefined && !(verb.kind === 'word' && reading.has(verb.text.toLowerCase()))) {
    const detail = `${verb.text} is not allowed: a statement begins with SELECT, WITH, VALUES or EXPLAIN`;
    throw refuse(sql, verb.start, detail);
  }
  for (const token of tokens) {
    if (token.kind === 'parameter') throw refuse(sql, token.start, `the parameter ${token.text} has no value here`);
    const name = nameOf(token);
    if (name?.startsWith('pragma_') && !describing.has(name)) {
      throw refuse(sql, token.start, `${name} is not allowed; ${[...describing].join(', ')} are`);
    }
  }
  return { text: sql.slice(0, tokens.at(-1)?.end), tokens, explains: isWord(tokens[0], 'explain') };
};
