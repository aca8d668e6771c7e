// What a file is, by its content: the name only breaks a tie.
import { isJsonObject } from '../mapping/sivo-json.ts';
import { type CsvDialect, sniffCsv } from './csv-dialect.ts';
import { envelopeNames } from './json-envelope.ts';
import { parseJsonRecord } from './json-text.ts';

export type Detected =
  | { format: 'json' }
  | { format: 'jsonl' }
  | { format: 'parquet' }
  | { format: 'csv'; dialect: CsvDialect; header: string[] }
  | { format: null; empty: boolean; why: string };

/** How much of the decompressed start decides, in bytes. */
export const headBytes = 64 * 1024;

const signatures: { bytes: number[]; what: string }[] = [
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'an xz file; decompress it first' },
  { bytes: [0x42, 0x5a, 0x68], what: 'a bzip2 file; decompress it first' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'a 7z archive; unpack it first' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF document' },
  { bytes: [0xff, 0xfe, 0, 0], what: 'UTF-32 text; save it as UTF-8 first' },
  { bytes: [0, 0, 0xfe, 0xff], what: 'UTF-32 text; save it as UTF-8 first' },
  { bytes: [...Buffer.from('SQLite format 3\0')], what: 'a SQLite database' },
];

/** Whether the bytes begin as gzip does (RFC 1952). */
export const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b;

const isObjectLine = (line: string): boolean => {
  if (!line.trimStart().startsWith('{')) return false;
  const parsed = parseJsonRecord(Buffer.from(line));
  return parsed.ok && isJsonObject(parsed.value);
};

const isWholeLine = (line: string): boolean => parseJsonRecord(Buffer.from(line)).ok;

const holdsEnvelope = (line: string): boolean => {
  const parsed = parseJsonRecord(Buffer.from(line));
  if (!parsed.ok || !isJsonObject(parsed.value)) return false;
  return Object.entries(parsed.value).some(
    ([name, list]) => envelopeNames.has(name.toLowerCase()) && Array.isArray(list),
  );
};

/** Most lines looked at; enough to outvote a few damaged ones. */
const sampleLines = 64;

/** Whether the lines speak for one record a line. `complete`: the head is the whole file, so its last line counts too. */
const looksLikeLines = (text: string, complete: boolean, name: string): boolean => {
  const all = text.split('\n');
  if (!complete) all.pop();
  const lines = all.filter((line) => line.trim() !== '').slice(0, sampleLines);
  const [first, second] = lines;
  const isNamedSo = /\.(jsonl|ndjson)(\.(gz|zst))?$/i.test(name);
  if (first === undefined) return isNamedSo && text.trimStart().startsWith('{');
  if (second === undefined) return isNamedSo && !first.trimStart().startsWith('[') && !holdsEnvelope(first);
  if (isWholeLine(first) && isWholeLine(second)) return !holdsEnvelope(first);
  if (first.trim() === '[') return false;
  if (isNamedSo && /^\s*\{.*[^{[,\s]\s*$/.test(first)) return true;
  return lines.filter(isObjectLine).length * 2 >= lines.length;
};

const unrecognised = (why: string): Detected => ({ format: null, empty: false, why });

/**
 * Decides by the first bytes (decompressed, in UTF-8). `complete` says that `head` is all there is; `name` is the file's name.
 * CSV needs two known column names, or the suffix of a CSV file.
 */
export const detectFormat = (head: Buffer, complete: boolean, name: string): Detected => {
  const signature = signatures.find(({ bytes }) => head.subarray(0, bytes.length).equals(Buffer.from(bytes)));
  if (signature !== undefined) return unrecognised(signature.what);
  const text = head.toString('utf8').replace(/^\uFEFF/, '');
  const start = text.trimStart();
  if (start === '')
    return { format: null, empty: true, why: head.length === 0 ? 'it is empty' : 'nothing but white space' };
  if (head.subarray(0, 4).includes(0)) return unrecognised('binary data');
  if (start.startsWith('{') || start.startsWith('[')) {
    return { format: looksLikeLines(text, complete, name) ? 'jsonl' : 'json' };
  }
  if (start.startsWith('<')) return unrecognised('HTML or XML, perhaps a login page saved in place of the export');
  if (looksLikeLines(text, complete, name)) return { format: 'jsonl' };
  const { dialect, header, known } = sniffCsv(head.toString('utf8'));
  const runsOn = known === 0 && header.some((name) => name.includes('\n'));
  if (header.length === 0 || runsOn) return unrecognised('CSV with quotes in its header that are not closed');
  const unreadable = known >= 2 ? /\ufffd/ : /[^\P{Cc}\t\n\r]|\ufffd/u;
  if (header.some((name) => unreadable.test(name))) return unrecognised('binary data');
  if (known >= 2 || /\.(csv|tsv)(\.(gz|zst))?$/i.test(name)) return { format: 'csv', dialect, header };
  return unrecognised('text that is neither JSON nor CSV with column names we know');
};
