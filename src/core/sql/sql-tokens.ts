// Cuts SQL text into tokens the way SQLite does, as far as the console has to know: what begins it, where it ends, what is quoted.

export type SqlTokenKind = 'word' | 'quoted' | 'text' | 'number' | 'parameter' | 'mark';

/** `start` and `end` are UTF-16 positions in the text. White space and comments are no tokens. */
export interface SqlToken {
  kind: SqlTokenKind;
  text: string;
  start: number;
  end: number;
}

const gap = /(?:\s|--[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$))+/y;
// An unterminated quote reaches to the end of the text; SQLite says so.
const shapes: readonly [SqlTokenKind, RegExp][] = [
  ['text', /[xX]?'(?:[^']|'')*(?:'|$)/y],
  ['quoted', /"(?:[^"]|"")*(?:"|$)|`(?:[^`]|``)*(?:`|$)|\[[^\]]*(?:\]|$)/y],
  ['number', /0[xX][0-9a-fA-F]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y],
  ['parameter', /\?\d*|[@:$#][A-Za-z_0-9$\u0080-\uffff]+/y],
  ['word', /[A-Za-z_\u0080-\uffff][A-Za-z_0-9$\u0080-\uffff]*/y],
];

const matchAt = (shape: RegExp, sql: string, at: number): string | undefined => {
  shape.lastIndex = at;
  return shape.exec(sql)?.[0];
};

export const sqlTokens = (sql: string): SqlToken[] => {
  const tokens: SqlToken[] = [];
  let at = 0;
  while (at < sql.length) {
    const skipped = matchAt(gap, sql, at);
    if (skipped !== undefined) {
      at += skipped.length;
      continue;
    }
    const [kind, text] = tokenAt(sql, at);
    tokens.push({ kind, text, start: at, end: at + text.length });
    at += text.length;
  }
  return tokens;
};

const tokenAt = (sql: string, at: number): [SqlTokenKind, string] => {
  for (const [kind, shape] of shapes) {
    const text = matchAt(shape, sql, at);
    if (text !== undefined) return [kind, text];
  }
  return ['mark', sql.charAt(at)];
};

/** The name a word or quoted token stands for, in lower case: SQL names do not tell case apart. */
export const nameOf = ({ kind, text }: SqlToken): string | null => {
  if (kind === 'word') return text.toLowerCase();
  return kind === 'quoted' ? text.slice(1, -1).toLowerCase() : null;
};

/** `line 2, column 8`, both from 1; columns count UTF-16 units. */
export const placeOf = (sql: string, at: number): string => {
  const before = sql.slice(0, at);
  return `line ${before.split('\n').length}, column ${at - before.lastIndexOf('\n')}`;
};
