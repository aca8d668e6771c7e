// Lays out a JSON text over several lines without reading it as values: every literal stays as the source wrote it
// (1.0 stays 1.0, long numbers keep their digits, repeated keys stay), only white space between tokens changes.

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** The indented text, or null when `text` is not JSON. */
export const prettyJsonText = (text: string): string | null => {
  if (!isJson(text)) return null;
  const tokens = text.match(token) ?? [];
  let out = '';
  let depth = 0;
  const newLine = (): void => {
    out += `\n${'  '.repeat(Math.min(depth, 100))}`;
  };
  tokens.forEach((part, at) => {
    if (part === '{' || part === '[') {
      out += part;
      const next = tokens[at + 1];
      if (next === '}' || next === ']') return;
      depth += 1;
      newLine();
    } else if (part === '}' || part === ']') {
      const previous = tokens[at - 1];
      if (previous !== '{' && previous !== '[') {
        depth -= 1;
        newLine();
      }
      out += part;
    } else if (part === ',') {
      out += part;
      newLine();
    } else {
      out += part === ':' ? ': ' : part;
    }
  });
  return out;
};
