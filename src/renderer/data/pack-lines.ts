// Cuts stretches of a text into whole lines.

/** `carry`: the beginning of a line that goes on in the next stretch; `next`: where that begins, null at the end. */
export interface TextPage {
  lines: string[];
  carry: string;
  next: number | null;
}

/** `before`: what the stretch before has left over. The last line needs no line feed. */
export const linesOf = (before: string, text: string, next: number | null): TextPage => {
  const lines = `${before}${text}`.split('\n');
  const carry = lines.pop() ?? '';
  if (next === null && carry !== '') return { lines: [...lines, carry], carry: '', next };
  return { lines, carry, next };
};
