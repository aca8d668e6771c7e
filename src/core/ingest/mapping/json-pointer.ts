// JSON pointers (RFC 6901): how a mapping profile names a place inside a record.

const escapeToken = (token: string): string => token.replace(/~/g, '~0').replace(/\//g, '~1');
const unescapeToken = (token: string): string => token.replace(/~1/g, '/').replace(/~0/g, '~');

/** `["a/b", "c"]` → `/a~1b/c`. */
export const pointerOf = (tokens: readonly string[]): string =>
  tokens.map((token) => `/${escapeToken(token)}`).join('');

/** The tokens of a pointer. A text that does not begin with `/` is the name of one member. */
export const tokensOf = (pointer: string): string[] =>
  pointer.startsWith('/') ? pointer.slice(1).split('/').map(unescapeToken) : [pointer];
