// How a CSV file is laid out, read off its first records.
import type { SourceWarning } from '#shared/model/source-warning.ts';
import { countKnownColumns } from '../mapping/sivo-csv.ts';
import { type CsvEscape, splitCells } from './csv-cells.ts';
import { readCsvHeader } from './csv-header.ts';

/** `lineEnd`: of the sample. `told`: the first line is `sep=;` and no record. `preamble`: lines before the header, that one aside. `columns` of the header. `findings` about what stands before and in the header. */
export interface CsvDialect {
  delimiter: string;
  escape: CsvEscape;
  lineEnd: 'lf' | 'crlf' | 'cr' | 'mixed';
  told: boolean;
  preamble: number;
  columns: number;
  findings: SourceWarning[];
}

/** `header` as written; `known` counts its columns with a known name. */
export interface SniffedCsv {
  dialect: CsvDialect;
  header: string[];
  known: number;
}

const delimiters = [',', ';', '\t', '|'];
const escapes: readonly CsvEscape[] = ['doubled', 'backslash'];
/** Most records looked at, most lines a header is looked for in, and how much text is looked at for each of them. */
const sampleRecords = 40;
const preambleLines = 40;
const preambleText = 8 * 1024;

/** The records of the text, line ends cut off and blank ones left out; the last one, too, may be cut off by the sample's end. */
const recordsOf = (text: string, style: CsvEscape, delimiter: string): string[] => {
  const records: string[] = [];
  let start = 0;
  let quoted = false;
  let isCellStart = true;
  for (let at = 0; at <= text.length && records.length < sampleRecords; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === undefined) records.push(text.slice(start));
      else if (character === '\\' && style === 'backslash') at += 1;
      else if (character === '"' && text[at + 1] === '"') at += 1;
      else if (character === '"') quoted = false;
      continue;
    }
    if (character === undefined || character === '\n' || character === '\r') {
      if (text.slice(start, at).trim() !== '') records.push(text.slice(start, at));
      start = at + 1;
      isCellStart = true;
      continue;
    }
    if (character === '"' && isCellStart) quoted = true;
    isCellStart = character === delimiter;
  }
  return records;
};

interface Candidate {
  delimiter: string;
  escape: CsvEscape;
  header: string[];
  known: number;
  /** Share of the records behind the header that have its columns. */
  steady: number;
  records: number;
}

const judge = (text: string, delimiter: string, style: CsvEscape): Candidate => {
  const [first = '', ...rest] = recordsOf(text, style, delimiter);
  const split = splitCells(first, delimiter, style);
  const header = split.ok ? split.cells : [];
  // The sample may end inside the last one.
  const whole = rest.length < sampleRecords - 1 ? rest.slice(0, Math.max(1, rest.length - 1)) : rest;
  const fitting = whole.filter((record) => {
    const cells = splitCells(record, delimiter, style);
    return cells.ok && cells.cells.length === header.length;
  }).length;
  const steady = whole.length === 0 ? 0 : fitting / whole.length;
  return { delimiter, escape: style, header, known: countKnownColumns(header), steady, records: whole.length };
};

const isBetter = (one: Candidate, other: Candidate): boolean => {
  if (one.known !== other.known) return one.known > other.known;
  const [steady, otherSteady] = [one.steady * (one.header.length - 1), other.steady * (other.header.length - 1)];
  if (steady !== otherSteady) return steady > otherSteady;
  return one.header.length > other.header.length;
};

/** Under `doubled` unless only a backslash makes the records steady. */
const judgeBoth = (text: string, delimiter: string): Candidate => {
  const [doubled, backslash] = escapes.map((style) => judge(text, delimiter, style)) as [Candidate, Candidate];
  if (!text.includes('\\"')) return doubled;
  return backslash.steady > doubled.steady || (doubled.header.length === 0 && backslash.header.length > 0)
    ? backslash
    : doubled;
};

/** A header of one cell says little: then quotes that are not closed under another delimiter are the finding. */
const bestOf = (text: string, among: readonly string[]): Candidate => {
  const candidates = among.map((delimiter) => judgeBoth(text, delimiter));
  const best = candidates.reduce((champion, next) => (isBetter(next, champion) ? next : champion));
  const broken = candidates.find(({ header }) => header.length === 0);
  return best.header.length === 1 && broken !== undefined ? broken : best;
};

const lineEndOf = (text: string): CsvDialect['lineEnd'] => {
  const both = text.split('\r\n').length - 1;
  const feeds = text.split('\n').length - 1 - both;
  const returns = text.replace(/\r$/, '').split('\r').length - 1 - both;
  const kinds = [both, feeds, returns].filter((count) => count > 0).length;
  if (kinds > 1) return 'mixed';
  if (both > 0) return 'crlf';
  return returns > 0 ? 'cr' : 'lf';
};

/** Starts of the lines of the text, the first aside. */
const lineStarts = (text: string): number[] =>
  [...text.matchAll(/\r\n|\n|\r/g)].slice(0, preambleLines).map((match) => match.index + match[0].length);

/**
 * The header further down, where lines of a report stand before it: a line with known names or with many more cells, and
 * nearly all that follows has its columns. Null when the first line will do.
 */
const seekHeader = (text: string, first: Candidate, candidates: readonly string[]) => {
  if (first.known >= 2 || (first.header.length >= 2 && first.steady > 0.5)) return null;
  let found: { lines: number; start: number; candidate: Candidate } | null = null;
  for (const [index, start] of lineStarts(text).entries()) {
    const rest = text.slice(start, start + preambleText);
    if (/^[\r\n]/.test(rest)) continue;
    const candidate = bestOf(rest, candidates);
    const isTable = candidate.records >= 1 && candidate.steady >= 0.9 && candidate.header.length >= 2;
    const says = candidate.known >= 2 || candidate.header.every((name) => /\p{L}/u.test(name) && name.length <= 100);
    if (!isTable || !says || candidate.header.length <= first.header.length) continue;
    if (found === null || candidate.known > found.candidate.known) found = { lines: index + 1, start, candidate };
    if (candidate.known >= 2) break;
  }
  return found;
};

const findingsOf = (header: readonly string[], preamble: string): SourceWarning[] => {
  const warnings: SourceWarning[] = [];
  const lines = preamble.split(/\r\n|\n|\r/).slice(0, -1);
  const { repeated, blank } = readCsvHeader(header);
  if (repeated.length + blank > 0) {
    const named = repeated.map((name) => `"${name}"`).join(', ');
    const detail = [named, blank > 0 ? `${blank} without a name` : ''].filter((part) => part !== '').join(', ');
    warnings.push({ code: 'duplicate_columns', count: repeated.length + blank, detail: detail.slice(0, 200) });
  }
  if (lines.length > 0) {
    const shown = lines.find((line) => line.trim() !== '') ?? '';
    warnings.push({ code: 'preamble', count: lines.length, detail: shown.slice(0, 200) });
  }
  return warnings;
};

/**
 * Dialect and header of a text that may be CSV: the delimiter under which most columns have known names, then the one
 * that makes steady rows of many columns. `head` is the start of the file as text.
 */
export const sniffCsv = (head: string): SniffedCsv => {
  const text = head.replace(/^\uFEFF/, '');
  const told = /^(?:sep=(.)|"sep=(.)")(\r\n|\n|\r)/i.exec(text);
  const body = told === null ? text : text.slice(told[0].length);
  const candidates = told === null ? delimiters : [(told[1] ?? told[2]) as string];
  const first = bestOf(body, candidates);
  const further = seekHeader(body, first, candidates);
  const { delimiter, header, known, escape: style } = further?.candidate ?? first;
  const dialect: CsvDialect = {
    delimiter,
    escape: style,
    lineEnd: lineEndOf(text),
    told: told !== null,
    preamble: further?.lines ?? 0,
    columns: header.length,
    findings: findingsOf(header, body.slice(0, further?.start ?? 0)),
  };
  return { dialect, header, known };
};
