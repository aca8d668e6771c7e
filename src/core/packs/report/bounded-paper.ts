// A paper in which no value from the log is longer than a reader reads: a name of 100 KB without a blank would take its PDF
// gigabytes. Files of data hold every value whole; the place where one is cut says so, and how long it is.
import { assertNever } from '#shared/assert-never.ts';
import type { Block, Line, Paper, Span } from './block.ts';

/** Characters (UTF-16 units) of one value in a table, and of one word in prose. */
const longest = 500;

/** A word no line of paper can break: scripts written without blanks are broken between their signs. */
const unbroken =
  /[^ \p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]{501,}/gu;

const words = {
  en: (length: string) => `… [cut here: ${length} characters in all]`,
  es: (length: string) => `… [cortado aquí: ${length} caracteres en total]`,
} as const;

/** Deterministic. Paragraphs, lists and notices keep their length; commands stay as they are. */
export const boundedPaper = (paper: Paper): Paper => {
  const { language } = paper;
  const count = new Intl.NumberFormat(language, { useGrouping: 'always' });
  const value = (text: string): string => {
    if (text.length <= longest) return text;
    const start = text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
    return `${start}${words[language](count.format([...text].length))}`;
  };
  const prose = (text: string): string => (text.length <= longest ? text : text.replace(unbroken, value));
  const line =
    (bound: (text: string) => string) =>
    (spans: Line): Line =>
      spans.map((span): Span => ({ ...span, text: bound(span.text) }));
  const block = (one: Block): Block => {
    switch (one.kind) {
      case 'paragraph':
        return { ...one, line: line(prose)(one.line) };
      case 'heading':
        return { ...one, text: value(one.text) };
      case 'list':
        return { ...one, items: one.items.map(line(prose)) };
      case 'facts':
        return { ...one, rows: one.rows.map((row) => ({ name: value(row.name), value: line(value)(row.value) })) };
      case 'table':
        return {
          ...one,
          caption: value(one.caption),
          columns: one.columns.map((column) => ({ ...column, title: value(column.title) })),
          rows: one.rows.map((row) => row.map(line(value))),
        };
      case 'command':
        return one;
      case 'notice':
        return { ...one, lines: one.lines.map(line(prose)) };
      default:
        return assertNever(one);
    }
  };
  return {
    ...paper,
    lead: paper.lead.map(block),
    sections: paper.sections.map((section) => ({
      ...section,
      title: value(section.title),
      blocks: section.blocks.map(block),
    })),
  };
};
