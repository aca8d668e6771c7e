// The forms ids take in an import: a prefix and a packing. Most logs know one ("evt_audit_" and a ULID).
import { packedLength, packUlid, packUuid, ulidLength, unpackUlid, unpackUuid, uuidLength } from './packed-id.ts';

export type Packing = 'text' | 'ulid' | 'uuid';

/** `prefix` as stored. Form 0 is always the plain text. */
export interface IdForm {
  prefix: string;
  packing: Packing;
}

const mostForms = 256;
const longestPrefix = 64;

/** The id that `stored` (a text, or 16 bytes) stands for in its form, still in the form of stored texts. */
export const unpackId = (prefix: string, packing: Packing, stored: string | Uint8Array): string => {
  if (typeof stored === 'string') return prefix + stored;
  return prefix + (packing === 'uuid' ? unpackUuid(stored) : unpackUlid(stored));
};

export class IdForms {
  readonly list: IdForm[] = [{ prefix: '', packing: 'text' }];
  readonly #prefixes: Uint8Array[] = [new Uint8Array(0)];
  #last = 0;
  /** The id last packed: its form, and its bytes where that form packs. */
  form = 0;
  readonly packed = Buffer.alloc(packedLength);

  /** Packs `source[start..end)`; with form 0 the bytes stay where they are. */
  pack(source: Uint8Array, start: number, end: number): void {
    const ulid = end - ulidLength;
    if (ulid >= start && packUlid(source, ulid, this.packed, 0)) {
      this.form = this.#formOf('ulid', source, start, ulid);
      return;
    }
    const uuid = end - uuidLength;
    this.form = uuid >= start && packUuid(source, uuid, this.packed, 0) ? this.#formOf('uuid', source, start, uuid) : 0;
  }

  /** The form's code; 0 when there would be too many or the prefix is long or no UTF-8 text of its own. */
  #formOf(packing: Packing, source: Uint8Array, start: number, end: number): number {
    if (this.#holds(this.#last, packing, source, start, end)) return this.#last;
    for (let code = 1; code < this.list.length; code++) {
      if (!this.#holds(code, packing, source, start, end)) continue;
      this.#last = code;
      return code;
    }
    if (this.list.length >= mostForms || end - start > longestPrefix) return 0;
    const prefix = Uint8Array.prototype.slice.call(source, start, end);
    this.#prefixes.push(prefix);
    this.#last = this.list.push({ prefix: Buffer.from(prefix).toString('utf8'), packing }) - 1;
    return this.#last;
  }

  #holds(code: number, packing: Packing, source: Uint8Array, start: number, end: number): boolean {
    const prefix = this.#prefixes[code];
    if (this.list[code]?.packing !== packing || prefix?.length !== end - start) return false;
    for (let at = 0; at < prefix.length; at++) if (prefix[at] !== source[start + at]) return false;
    return true;
  }
}
