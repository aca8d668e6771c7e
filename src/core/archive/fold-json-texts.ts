// JSON texts made ready for search in one pass over their bytes: the names and values of each, as the user sees them and
// folded, without the punctuation between them.
import { foldText } from '#shared/model/fold-text.ts';
import { createArena, stringEnd, type TextArena } from './text-arena.ts';

const quote = 0x22;
const backslash = 0x5c;
const lineEnd = 0x0a;
/** What ends a number or a word, beside the end of the input. */
const isPunctuation = new Uint8Array(256);
for (const char of ',:[]{}\n\t\r "') isPunctuation[char.charCodeAt(0)] = 1;
const lower = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte));
const escapes: Readonly<Record<number, string>> = { 98: '\b', 102: '\f', 110: '\n', 114: '\r', 116: '\t' };

const mostRuns = 20_000;

/** Folds runs beyond ASCII; most are a letter that comes again and again. */
const createRunFolder = (): ((run: string) => Buffer) => {
  const known = new Map<string, Buffer>();
  return (run) => {
    const kept = known.get(run);
    if (kept) return kept;
    if (known.size >= mostRuns) known.clear();
    const folded = Buffer.from(foldText(run), 'utf8');
    known.set(run, folded);
    return folded;
  };
};

/** The text that the escape at `at` (its backslash) stands for, both halves of a pair together, and the offset behind it. */
const readEscape = (bytes: Buffer, at: number): { text: string; end: number } => {
  const mark = bytes[at + 1] ?? 0;
  if (mark !== 0x75) return { text: escapes[mark] ?? String.fromCharCode(mark), end: at + 2 };
  const unit = Number.parseInt(bytes.toString('latin1', at + 2, at + 6), 16);
  const isHigh = unit >= 0xd800 && unit < 0xdc00;
  if (isHigh && bytes[at + 6] === backslash && bytes[at + 7] === 0x75) {
    const low = Number.parseInt(bytes.toString('latin1', at + 8, at + 12), 16);
    if (low >= 0xdc00 && low < 0xe000) return { text: String.fromCharCode(unit, low), end: at + 12 };
  }
  return { text: String.fromCharCode(unit), end: at + 6 };
};

export interface FoldedTexts {
  arena: TextArena;
  /** Entries that are a JSON string as a whole: what that string holds may be JSON again. */
  strings: number[];
}

/**
 * `joined`: compact JSON texts in UTF-8, one a line. The arena has one entry a text; each member name, string, number and
 * word (`true`, `false`, `null`) in it is a string of its own.
 */
export const foldJsonTexts = (joined: Uint8Array): FoldedTexts => {
  const bytes = Buffer.from(joined.buffer, joined.byteOffset, joined.byteLength);
  const foldRun = createRunFolder();
  const starts = [0];
  const strings: number[] = [];
  let target = Buffer.allocUnsafe(bytes.length + 64);
  let used = 0;
  const putText = (text: string, rest: number): void => {
    const folded = foldRun(text);
    if (used + folded.length + rest + 64 > target.length) {
      target = Buffer.concat([target], Math.ceil(target.length * 1.25) + folded.length + 64);
    }
    target.set(folded, used);
    used += folded.length;
  };

  let at = 0;
  const end = bytes.length;
  while (at < end) {
    const first = bytes[at] ?? 0;
    const isLineStart = at === 0 || bytes[at - 1] === lineEnd;
    if (first === quote) {
      if (isLineStart) strings.push(starts.length - 1);
      at++;
      for (let byte = bytes[at] ?? quote; byte !== quote; byte = bytes[at] ?? quote) {
        if (byte === backslash) {
          const escaped = readEscape(bytes, at);
          at = escaped.end;
          putText(escaped.text, end - at);
        } else if (byte < 0x80) {
          target[used++] = lower[byte] ?? byte;
          at++;
        } else {
          const from = at;
          while ((bytes[at] ?? 0) >= 0x80) at++;
          putText(bytes.toString('utf8', from, at), end - at);
        }
      }
      at++;
      target[used++] = stringEnd;
    } else if (isPunctuation[first] === 1) {
      at++;
      if (first === lineEnd) starts.push(used);
    } else {
      while (at < end && isPunctuation[bytes[at] ?? 0] === 0) target[used++] = lower[bytes[at++] ?? 0] ?? 0;
      target[used++] = stringEnd;
    }
  }
  if (end > 0) starts.push(used);
  const arena = createArena(Buffer.from(target.subarray(0, used)), Uint32Array.from(starts));
  return { arena, strings };
};
