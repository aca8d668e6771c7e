// Puts the input of a content hash together from ranges of bytes, by a layout.
import { copyBytes } from '#core/archive/copy-bytes.ts';
import type { EventBytes } from '#core/archive/event-bytes.ts';
import { textField } from '#core/archive/event-bytes.ts';
import { flagPlace, type Gapped, isOpenPlace, timePlace } from './canonical-layout.ts';

const longestView = 4096;
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
const trueView = viewOf(Buffer.from('true', 'latin1'));
const falseView = viewOf(Buffer.from('false', 'latin1'));

export class CanonicalWriter {
  /** The values that are no ranges of the event: canonical texts of its open parts by place, its time's range, its flag. */
  readonly open: Buffer[] = [];
  timeStart = 0;
  timeEnd = 0;
  crossTenant = false;
  #length = 0;
  #text = Buffer.allocUnsafe(64 * 1024);
  #view = viewOf(this.#text);
  /** Views of the text by their length: records are of few lengths, and making a view takes as long as scanning. */
  #views: (Buffer | undefined)[] = [];

  /** Writes the text of the event by this layout. */
  write({ literals, ends, places }: Gapped, { view, start, end }: EventBytes): void {
    let room = literals.byteLength + this.timeEnd - this.timeStart + falseView.byteLength;
    for (const place of places) {
      if (isOpenPlace(place)) room += this.open[place]?.length ?? 0;
      else if (place < textField.count) room += (end[place] as number) - (start[place] as number);
    }
    if (room > this.#text.length) {
      this.#text = Buffer.allocUnsafe(room * 2);
      this.#view = viewOf(this.#text);
      this.#views = [];
    }
    const text = this.#view;
    let at = 0;
    let literal = 0;
    for (let gap = 0; ; gap++) {
      const literalEnd = ends[gap] as number;
      at = copyBytes(literals, literal, literalEnd, text, at);
      literal = literalEnd;
      if (gap === places.length) break;
      const place = places[gap] as number;
      if (place === timePlace) at = copyBytes(view, this.timeStart, this.timeEnd, text, at);
      else if (place === flagPlace) {
        const word = this.crossTenant ? trueView : falseView;
        at = copyBytes(word, 0, word.byteLength, text, at);
      } else if (isOpenPlace(place)) {
        const canonical = this.open[place] as Buffer;
        canonical.copy(this.#text, at);
        at += canonical.length;
      } else at = copyBytes(view, start[place] as number, end[place] as number, text, at);
    }
    this.#length = at;
  }

  /** What was written last. Valid until the next `write`. */
  written(): Buffer {
    const length = this.#length;
    if (length >= longestView) return this.#text.subarray(0, length);
    const known = this.#views[length];
    if (known) return known;
    const view = this.#text.subarray(0, length);
    this.#views[length] = view;
    return view;
  }
}
