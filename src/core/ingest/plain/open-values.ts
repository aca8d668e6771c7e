// The open parts of records (diff, states) by their exact bytes: whether they may be taken as they stand, and their
// canonical text. The same change comes again and again, so each is looked at once.
import { isUtf8 } from 'node:buffer';
import { ByteDictionary } from '#core/archive/byte-dictionary.ts';
import { jsonText } from '#core/archive/json-text.ts';
import { canonicalJson } from '#core/canonical/canonical-json.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { inspectOpenValue } from '../mapping/inspect-open-value.ts';
import { repeatedName } from '../readers/repeated-name.ts';
import { CanonicalBytes } from './canonical-bytes.ts';

/** Bytes of texts remembered, as they stand and canonical; beyond it all is forgotten and learnt anew. */
const mostBytes = 16 * 1024 * 1024;

/** The canonical text of JSON whose stored text is the very same, null for any other. */
const canonicalOf = (bytes: Buffer): Buffer | null => {
  if (!isUtf8(bytes)) return null;
  const text = bytes.toString('utf8');
  try {
    const value = JSON.parse(text) as JsonValue;
    const plain = inspectOpenValue(value) === 'fine' && jsonText(value) === text && repeatedName(text, value) === null;
    return plain ? Buffer.from(canonicalJson(value), 'utf8') : null;
  } catch {
    return null;
  }
};

export class OpenValues {
  readonly #plain = new CanonicalBytes();
  #texts = new ByteDictionary();
  #canonical: (Buffer | null)[] = [null];
  #bytes = 0;

  /** `isFine`: whether a value that could be taken may be. */
  constructor(private readonly isFine: ((value: JsonValue) => boolean) | null = null) {}

  /** The canonical text of `source[start..end)`, null when the value has to be mapped the long way. `view` is of the same bytes, `hash` theirs. */
  canonical(source: Buffer, view: DataView, start: number, end: number, hash: number): Buffer | null {
    const known = this.#texts.count;
    const code = this.#texts.code(view, start, end, hash);
    if (code < known) return this.#canonical[code] ?? null;
    const made = this.#make(source, view, start, end);
    const refused = made !== null && this.isFine !== null && !this.isFine(JSON.parse(made.toString('utf8')));
    const canonical = refused ? null : made;
    this.#bytes += end - start + (canonical?.length ?? 0);
    if (this.#bytes > mostBytes) {
      this.#texts = new ByteDictionary();
      this.#canonical = [null];
      this.#bytes = 0;
    } else this.#canonical[code] = canonical;
    return canonical;
  }

  #make(source: Buffer, view: DataView, start: number, end: number): Buffer | null {
    const bytes = source.subarray(start, end);
    if (!this.#plain.write(source, view, start, end)) return canonicalOf(bytes);
    return isUtf8(bytes) ? Buffer.from(this.#plain.target.subarray(0, this.#plain.length)) : null;
  }
}
