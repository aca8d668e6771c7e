// `bag-info.txt`: what a bag says of itself (RFC 8493, section 2.2.2).

/** `lines`: label and value, in their order; a value that goes on in further lines is one. */
export interface BagInfo {
  lines: (readonly [label: string, value: string])[];
  problems: string[];
}

export const readBagInfo = (text: string): BagInfo => {
  const lines: [string, string][] = [];
  const problems: string[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const last = lines.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      last[1] = `${last[1]} ${line.trim()}`;
      continue;
    }
    const found = /^([^:\s][^:]*):(.*)$/.exec(line);
    if (found === null) problems.push(`line ${index + 1} is no label and value`);
    else lines.push([(found[1] ?? '').trim(), (found[2] ?? '').trim()]);
  }
  return { lines, problems };
};
