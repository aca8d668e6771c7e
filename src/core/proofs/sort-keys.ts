// All keys of one import in order, as numbers: leaf hashes and ranks are made segment by segment, then sorted by counting.
import type { SegmentReader } from '../archive/types.ts';
import { quoteText } from '../canonical/quote-text.ts';
import { compareTexts } from './compare-texts.ts';
import { areOverlapping, type ImportPart, monthsOf } from './import-parts.ts';
import { aliasesOf, foldStated, keyLeaf } from './key-entry.ts';
import { TextRanks } from './text-ranks.ts';
import type { Breathe } from './types.ts';

/**
 * `order[place]`: the entry that stands there. `entries[entry]`: twice the row (counted over all parts, as `baseOf` says), plus
 * 1 for the second alias of its actor. `leaves`: 32 bytes an entry, by entry.
 */
export interface SortedKeys {
  order: Uint32Array;
  entries: Uint32Array;
  leaves: Buffer;
}

/** Parts by the text of their month, as times stand in keys, then by their oldest event. */
export const inKeyOrder = (parts: readonly ImportPart[]): ImportPart[] =>
  [...parts].sort(
    ({ segment: { entry: left } }, { segment: { entry: right } }) =>
      compareTexts(left.month, right.month) || left.oldestMs - right.oldestMs,
  );

/** The first row of each part when the rows of all are counted on. */
export const baseOf = (parts: readonly ImportPart[]): number[] => {
  let rows = 0;
  return parts.map(({ segment }) => {
    const base = rows;
    rows += segment.entry.events;
    return base;
  });
};

/** By code of an actor what events of it stand under. */
export const aliasTable = ({ columns }: SegmentReader): (string | null)[][] =>
  columns.dictionaries.actor.map(aliasesOf);

const seqsOf = ({ segment, mine }: ImportPart): number[] => {
  const { source } = segment.columns;
  const seqs: number[] = [];
  for (let seq = 0; seq < source.length; seq++) if (mine[source[seq] ?? 0] === 1) seqs.push(seq);
  return seqs;
};

const countEntries = (parts: readonly ImportPart[]): number =>
  parts.reduce((sum, { segment, mine }) => {
    const { source, actor } = segment.columns;
    const each = aliasTable(segment).map(({ length }) => length);
    let count = 0;
    for (let seq = 0; seq < source.length; seq++) {
      if (mine[source[seq] ?? 0] === 1) count += each[actor[seq] ?? 0] ?? 1;
    }
    return sum + count;
  }, 0);

/** Sorts `order` by the ranks of the entries, those of one rank staying in their order. */
const sortByRank = (order: Uint32Array, codes: Uint32Array, ranks: Uint32Array): Uint32Array => {
  const starts = new Uint32Array(ranks.length + 1);
  for (const code of codes) {
    const after = (ranks[code] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let rank = 1; rank < starts.length; rank++) starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  const sorted = new Uint32Array(order.length);
  for (const entry of order) {
    const rank = ranks[codes[entry] ?? 0] ?? 0;
    const place = starts[rank] ?? 0;
    sorted[place] = entry;
    starts[rank] = place + 1;
  }
  return sorted;
};

const entriesPerStep = 4096;

interface When {
  timestamp: string;
  id: string;
}

/** Fills the entries of one part after another and remembers what orders them in time. */
class Entries {
  readonly entries: Uint32Array;
  readonly leaves: Buffer;
  readonly alias: Uint32Array;
  readonly type: Uint32Array;
  readonly resource: Uint32Array;
  readonly aliases = new TextRanks();
  readonly types = new TextRanks();
  readonly resources = new TextRanks();
  count = 0;

  constructor(size: number) {
    this.entries = new Uint32Array(size);
    this.leaves = Buffer.alloc(size * 32);
    this.alias = new Uint32Array(size);
    this.type = new Uint32Array(size);
    this.resource = new Uint32Array(size);
  }

  /** True where rows of one millisecond already stand in the order of keys. `whens`: filled by entry where it is given. */
  async add(part: ImportPart, base: number, whens: When[] | null, breathe: Breathe): Promise<boolean> {
    const { segment } = part;
    const { columns } = segment;
    const seqs = seqsOf(part);
    await breathe();
    const ids = segment.ids(seqs);
    await breathe();
    const resourceIds = segment.resourceIds(seqs);
    const fine = segment.fineTimestamps();
    const known = aliasTable(segment);
    const aliasCodes = known.map((aliases) => aliases.map((alias) => this.aliases.add(alias)));
    const types = columns.dictionaries.resourceType.map(foldStated);
    const typeTexts = types.map((type) => (type === null ? 'null' : quoteText(type)));
    const typeCodes = types.map((type) => this.types.add(type));
    let isOrdered = true;
    let last: When & { ms: number } = { timestamp: '', id: '', ms: Number.NaN };
    for (const [place, seq] of seqs.entries()) {
      if (place % entriesPerStep === 0) await breathe();
      const ms = columns.baseMs + (columns.timeOffset[seq] ?? 0);
      const timestamp = fine.get(seq) ?? new Date(ms).toISOString();
      const id = ids[place] ?? '';
      const resourceId = resourceIds[place] ?? null;
      const type = columns.resourceType[seq] ?? 0;
      const actor = columns.actor[seq] ?? 0;
      if (ms === last.ms && (compareTexts(last.timestamp, timestamp) || compareTexts(last.id, id)) > 0) {
        isOrdered = false;
      }
      last = { timestamp, id, ms };
      const resourceCode = this.resources.add(resourceId);
      const resource = resourceCode === 0 ? 'null' : quoteText(resourceId ?? '');
      const rest = `,${typeTexts[type] ?? 'null'},${resource},"${timestamp}",${quoteText(id)}]`;
      for (const [which, alias] of (known[actor] ?? []).entries()) {
        // As `keyText` gives it, the event's part spelled once: this runs for every key.
        const text = `[${alias === null ? 'null' : quoteText(alias)}${rest}`;
        this.leaves.write(keyLeaf(text), this.count * 32, 'latin1');
        this.entries[this.count] = (base + seq) * 2 + which;
        this.alias[this.count] = aliasCodes[actor]?.[which] ?? 0;
        this.type[this.count] = typeCodes[type] ?? 0;
        this.resource[this.count] = resourceCode;
        if (whens !== null) whens[this.count] = last;
        this.count++;
      }
    }
    return isOrdered;
  }
}

/**
 * Of all rows of the parts, which come as `inKeyOrder` leaves them. Holds about 60 bytes a key, each different id of a resource
 * once, and texts of one segment at a time; of a month whose parts overlap the ids and times of all its rows.
 */
export const sortKeys = async (parts: readonly ImportPart[], breathe: Breathe): Promise<SortedKeys> => {
  const size = countEntries(parts);
  const made = new Entries(size);
  const bases = baseOf(parts);
  let order: Uint32Array = Uint32Array.from({ length: size }, (_, entry) => entry);
  for (const month of monthsOf(parts)) {
    const from = made.count;
    const overlap = areOverlapping(month);
    const whens: When[] | null = overlap ? [] : null;
    for (const part of month) {
      const start = made.count;
      const base = bases[parts.indexOf(part)] ?? 0;
      const isOrdered = await made.add(part, base, whens, breathe);
      if (!isOrdered && !overlap) sortInTime(order, [start, made.count], storedWhens(part, base, made.entries));
    }
    if (whens !== null) sortInTime(order, [from, made.count], (entry) => whens[entry] as When);
  }
  const { alias, type, resource, aliases, types, resources, entries, leaves } = made;
  for (const [codes, texts] of [
    [resource, resources],
    [type, types],
    [alias, aliases],
  ] as const) {
    await breathe();
    order = sortByRank(order, codes, texts.ranks());
  }
  return { order, entries, leaves };
};

/** Read again from the part: rows of one millisecond seldom stand in another order. */
const storedWhens = ({ segment }: ImportPart, base: number, entries: Uint32Array): ((entry: number) => When) => {
  const ids = segment.ids(Array.from({ length: segment.entry.events }, (_, seq) => seq));
  const fine = segment.fineTimestamps();
  const { baseMs, timeOffset } = segment.columns;
  return (entry) => {
    const seq = Math.floor((entries[entry] ?? 0) / 2) - base;
    const timestamp = fine.get(seq) ?? new Date(baseMs + (timeOffset[seq] ?? 0)).toISOString();
    return { timestamp, id: ids[seq] ?? '' };
  };
};

const sortInTime = (order: Uint32Array, [from, to]: [number, number], whenOf: (entry: number) => When): void => {
  order.subarray(from, to).sort((left, right) => {
    const [first, second] = [whenOf(left), whenOf(right)];
    return compareTexts(first.timestamp, second.timestamp) || compareTexts(first.id, second.id);
  });
};
