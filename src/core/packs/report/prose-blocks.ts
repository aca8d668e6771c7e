// Text somebody wrote as Markdown: headings, paragraphs and lists are told apart, everything else stays as it was typed.
import type { Block, Line } from './block.ts';
import { span } from './block.ts';

const bullet = /^\s{0,3}[-*+]\s+(.*)$/;
const numbered = /^\s{0,3}\d{1,9}[.)]\s+(.*)$/;
const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const emphasis = /`([^`]+)`|\*\*([^*]+)\*\*/g;

/** `code` and **strong** within a line. */
const lineOf = (text: string): Line => {
  const spans: Line[number][] = [];
  let end = 0;
  for (const match of text.matchAll(emphasis)) {
    if (match.index > end) spans.push({ text: text.slice(end, match.index), as: 'plain' });
    spans.push(match[1] === undefined ? { text: match[2] ?? '', as: 'strong' } : { text: match[1], as: 'code' });
    end = match.index + match[0].length;
  }
  if (end < text.length) spans.push({ text: text.slice(end), as: 'plain' });
  return spans;
};

/** Nothing for empty text. */
export const proseBlocks = (text: string): Block[] => {
  const blocks: Block[] = [];
  let words: string[] = [];
  let items: Line[] = [];
  let isOrdered = false;
  const close = (): void => {
    if (words.length > 0) blocks.push({ kind: 'paragraph', line: lineOf(words.join(' ')) });
    if (items.length > 0) blocks.push({ kind: 'list', ordered: isOrdered, items });
    words = [];
    items = [];
  };
  for (const row of text.split(/\r\n|\r|\n/)) {
    const title = heading.exec(row)?.[1];
    const point = bullet.exec(row)?.[1];
    const step = numbered.exec(row)?.[1];
    if (row.trim() === '') close();
    else if (title !== undefined && title !== '') {
      close();
      blocks.push({ kind: 'paragraph', line: span(title, 'strong') });
    } else if (point !== undefined || step !== undefined) {
      if (words.length > 0 || isOrdered !== (point === undefined)) close();
      isOrdered = point === undefined;
      items.push(lineOf(point ?? step ?? ''));
    } else if (items.length > 0) {
      items.push([...(items.pop() ?? []), ...lineOf(` ${row.trim()}`)]);
    } else words.push(row.trim());
  }
  close();
  return blocks;
};
