// Which events of a segment match: all, none, or a mask of one byte (0 or 1) per event. Masks are made for their owner to change.
// Masks begin at the start of their buffer, so four events are looked at in one step. Nothing here branches on an event.

export type Selection = 'all' | 'none' | Uint8Array;

/** The mask's whole groups of four events; the one to three left over stand at `words.length * 4` and after. */
export const wordsOf = (mask: Uint8Array): Uint32Array =>
  new Uint32Array(mask.buffer, mask.byteOffset, mask.length >>> 2);

/** `none` when the mask is empty, else the mask. */
export const tidy = (mask: Uint8Array): Selection => (mask.includes(1) ? mask : 'none');

export const both = (one: Selection, other: Selection): Selection => {
  if (one === 'none' || other === 'none') return 'none';
  if (one === 'all') return other;
  if (other === 'all') return one;
  const words = wordsOf(one);
  const others = wordsOf(other);
  for (let word = 0; word < words.length; word++) words[word] = (words[word] ?? 0) & (others[word] ?? 0);
  for (let seq = words.length * 4; seq < one.length; seq++) one[seq] = (one[seq] ?? 0) & (other[seq] ?? 0);
  return tidy(one);
};

export const either = (one: Selection, other: Selection): Selection => {
  if (one === 'all' || other === 'all') return 'all';
  if (one === 'none') return other;
  if (other === 'none') return one;
  const words = wordsOf(one);
  const others = wordsOf(other);
  for (let word = 0; word < words.length; word++) words[word] = (words[word] ?? 0) | (others[word] ?? 0);
  for (let seq = words.length * 4; seq < one.length; seq++) one[seq] = (one[seq] ?? 0) | (other[seq] ?? 0);
  return one;
};

export const inverse = (selection: Selection): Selection => {
  if (selection === 'all') return 'none';
  if (selection === 'none') return 'all';
  const words = wordsOf(selection);
  for (let word = 0; word < words.length; word++) words[word] = (words[word] ?? 0) ^ 0x01010101;
  for (let seq = words.length * 4; seq < selection.length; seq++) selection[seq] = (selection[seq] ?? 0) ^ 1;
  return tidy(selection);
};

/** Number of selected events; `count` is the size of the segment. */
export const countOf = (selection: Selection, count: number): number => {
  if (selection === 'all') return count;
  if (selection === 'none') return 0;
  return countBetween(selection, 0, selection.length);
};

/** So many words can be added before one of their bytes may overflow. */
const wordsAtOnce = 255;

/** Number of selected events with from <= seq < to. */
export const countBetween = (selection: Selection, from: number, to: number): number => {
  if (selection === 'none') return 0;
  if (selection === 'all') return to - from;
  let total = 0;
  const firstWord = Math.min((from + 3) >>> 2, to >>> 2);
  const endWord = to >>> 2;
  const headEnd = firstWord === endWord ? to : firstWord * 4;
  for (let seq = from; seq < headEnd; seq++) total += selection[seq] ?? 0;
  if (firstWord === endWord) return total;
  const words = wordsOf(selection);
  for (let word = firstWord; word < endWord; ) {
    const stop = Math.min(endWord, word + wordsAtOnce);
    let bytes = 0;
    for (; word < stop; word++) bytes = (bytes + (words[word] ?? 0)) | 0;
    const pairs = (bytes & 0x00ff00ff) + ((bytes >>> 8) & 0x00ff00ff);
    total += (pairs & 0xffff) + (pairs >>> 16);
  }
  for (let seq = endWord * 4; seq < to; seq++) total += selection[seq] ?? 0;
  return total;
};

/** Selected seqs, ascending; null stands for every seq. `count`: how many there are, when that is known. */
export const seqsOf = (selection: Selection, count = -1): Uint32Array | null => {
  if (selection === 'all') return null;
  if (selection === 'none') return new Uint32Array(0);
  const total = count < 0 ? countBetween(selection, 0, selection.length) : count;
  // One place more than needed: an event that is not selected is written and then overwritten by the next one.
  const seqs = new Uint32Array(total + 1);
  const words = wordsOf(selection);
  let next = 0;
  for (let word = 0; word < words.length; word++) {
    const four = words[word] ?? 0;
    if (four === 0) continue;
    const seq = word << 2;
    seqs[next] = seq;
    next += four & 1;
    seqs[next] = seq + 1;
    next += (four >>> 8) & 1;
    seqs[next] = seq + 2;
    next += (four >>> 16) & 1;
    seqs[next] = seq + 3;
    next += four >>> 24;
  }
  for (let seq = words.length * 4; seq < selection.length; seq++) {
    seqs[next] = seq;
    next += selection[seq] ?? 0;
  }
  return seqs.subarray(0, total);
};

/** Below one selected event in so many, looking at a list of them is cheaper than at all events, the making of it included. */
const sparseShare = 16;

/** The selected seqs when they are few among the `events` of the segment, else null. */
export const sparseSeqs = (selection: Selection, count: number, events: number): Uint32Array | null =>
  count * sparseShare < events ? seqsOf(selection, count) : null;
