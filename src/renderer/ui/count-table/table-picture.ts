// A table of counts as a picture of its own: an SVG drawn from the numbers, in the colours of the page.
import type { Picture } from '../svg-picture.ts';
import { shadeOf } from './shade.ts';

export interface PictureInput {
  title: string;
  rows: readonly string[];
  columns: readonly string[];
  cells: readonly (readonly number[])[];
  /** Written into the cells. */
  textOf(count: number): string;
  /** CSS colours: of the page, its text, and of each shade from none to the darkest. */
  colours: { ground: string; text: string; shades: readonly string[] };
  /** Pixels. */
  cell: { width: number; height: number };
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** XML 1.0 holds neither the other control characters nor these two. */
const isForXml = (sign: string): boolean => {
  const code = sign.codePointAt(0) ?? 0;
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 32 && code !== 0xfffe && code !== 0xffff && (code < 0xd800 || code > 0xdfff))
  );
};

/** Characters that XML cannot hold become the sign for a lost one. */
const xml = (text: string): string =>
  Array.from(text, (sign) => (isForXml(sign) ? (escapes[sign] ?? sign) : '\ufffd')).join('');

const shorten = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

const headLetters = 34;
const letterWidth = 6.2;

export const tablePicture = (input: PictureInput): Picture => {
  const { title, rows, columns, cells, textOf, colours, cell } = input;
  const most = Math.max(0, ...cells.flat());
  const left = 16 + Math.min(headLetters, Math.max(...rows.map((row) => row.length), 4)) * letterWidth;
  const top = 48;
  const width = Math.ceil(Math.max(left + columns.length * cell.width + 12, 32 + title.length * 7));
  const height = top + rows.length * cell.height + 12;
  const text = (x: number, y: number, value: string, more = ''): string =>
    `<text x="${x}" y="${y}" fill="${colours.text}"${more}>${xml(value)}</text>`;
  const parts = [
    `<rect width="100%" height="100%" fill="${colours.ground}"/>`,
    text(12, 18, title, ' font-size="13" font-weight="600"'),
    ...columns.map((column, place) =>
      text(
        left + (place + 0.5) * cell.width,
        top - 6,
        shorten(column, Math.floor(cell.width / letterWidth)),
        ' text-anchor="middle"',
      ),
    ),
    ...rows.flatMap((row, r) => [
      text(left - 8, top + (r + 0.5) * cell.height + 4, shorten(row, headLetters), ' text-anchor="end"'),
      ...columns.map((_, c) => {
        const count = cells[r]?.[c] ?? 0;
        const [x, y] = [left + c * cell.width, top + r * cell.height];
        const fill = colours.shades[shadeOf(count, most)] ?? colours.ground;
        const number =
          count === 0 ? '' : text(x + cell.width / 2, y + cell.height / 2 + 4, textOf(count), ' text-anchor="middle"');
        return `<rect x="${x}" y="${y}" width="${cell.width - 1}" height="${cell.height - 1}" fill="${fill}"/>${number}`;
      }),
    ]),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="11">${parts.join('')}</svg>`;
  return { text: svg, width, height };
};
