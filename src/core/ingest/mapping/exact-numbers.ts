// JSON numbers that a double cannot hold, kept as text instead of being rounded in silence.

const numberToken = /-?\d[\d.eE+-]*/y;

const survives = (token: string): boolean => {
  const value = Number(token);
  if (!Number.isFinite(value)) return false;
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER || /[.eE]/.test(token) || String(value) === token;
};

const endOfString = (text: string, start: number): number => {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
};

/** Valid JSON text in which every number that parsing would round (whole beyond 2^53, or out of range) has become a string. */
export const quoteInexactNumbers = (text: string): string => {
  let exact = '';
  let copied = 0;
  let at = 0;
  while (at < text.length) {
    const character = text[at] as string;
    if (character === '"') {
      at = endOfString(text, at);
    } else if (character === '-' || (character >= '0' && character <= '9')) {
      numberToken.lastIndex = at;
      const token = numberToken.exec(text)?.[0] ?? character;
      if (!survives(token)) {
        exact += `${text.slice(copied, at)}"${token}"`;
        copied = at + token.length;
      }
      at += token.length;
    } else {
      at += 1;
    }
  }
  return exact + text.slice(copied);
};
