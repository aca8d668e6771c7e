// The first look at the bytes of a source: its encoding and its format.
import { type Detected, detectFormat } from './readers/detect.ts';
import { detectUtf16, tellEightBit, unfinishedTail } from './readers/text-encoding.ts';
import type { DeclaredEncoding } from './readers/text-splitter.ts';
import { type ForeignEncoding, Transcoder } from './readers/transcoder.ts';

export interface SniffedText {
  detected: Detected;
  encoding: DeclaredEncoding;
  /** The head in UTF-8. */
  head: Buffer;
}

const decode = (head: Buffer, complete: boolean, encoding: ForeignEncoding): Buffer => {
  const transcoder = new Transcoder(encoding);
  const text = transcoder.push(head);
  return complete ? Buffer.concat([text, transcoder.end()]) : text;
};

/** What the first characters beyond ASCII say; null when there are none yet. */
const tell = (head: Buffer, complete: boolean): 'utf-8' | 'windows-1252' | null => {
  const told = tellEightBit(head);
  return told === null && complete && unfinishedTail(head) < head.length ? 'windows-1252' : told;
};

/**
 * Looks at the first bytes of a source; `complete` says that they are all there is. windows-1252 is taken for CSV only:
 * JSON is UTF-8 or UTF-16 by definition, and in it bytes of neither are damage.
 */
export const sniffText = (head: Buffer, complete: boolean, name: string): SniffedText => {
  const wide = detectUtf16(head);
  if (wide !== null) {
    const text = decode(head, complete, wide);
    return { detected: detectFormat(text, complete, name), encoding: wide, head: text };
  }
  const told = tell(head, complete);
  if (told === 'windows-1252') {
    const text = decode(head, complete, told);
    const detected = detectFormat(text, complete, name);
    if (detected.format === 'csv') return { detected, encoding: told, head: text };
  }
  const detected = detectFormat(head, complete, name);
  return { detected, encoding: detected.format === 'csv' ? (told ?? 'undecided') : 'utf-8', head };
};
