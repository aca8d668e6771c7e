// Events of one month waiting to be sealed, already in codes: about 160 bytes an event plus its texts.
import { type Category, categories, categoryOf } from '#shared/model/category.ts';
import { ByteArena } from './byte-arena.ts';
import { ByteDictionary, textOf } from './byte-dictionary.ts';
import { type EventBytes, textField } from './event-bytes.ts';
import type { IdForms } from './id-forms.ts';
import { monthEnd, monthStart } from './month-of.ts';
import { type CodedName, column, hashBytes, MonthRows, twoTo32 } from './month-rows.ts';
import { flagBits } from './types.ts';

const categoryCode = new Map<Category, number>(categories.map((category, code) => [category, code]));

/** What is known of an event besides its texts. `flags` without the bit for changes; `layout` 0 keeps `raw`. */
export interface RowFacts {
  timeMs: number;
  /** Null where the milliseconds say it all. */
  timestamp: string | null;
  /** The source's spelling of the time, null where it is the timestamp. */
  spelling: string | null;
  source: number;
  line: number;
  byteOffset: number;
  flags: number;
  layout: number;
  raw: Uint8Array;
  rawStart: number;
  rawEnd: number;
  /** 32 bytes. */
  contentHash: Uint8Array;
}

const dictionaries = (): Record<CodedName, ByteDictionary> => ({
  actorId: new ByteDictionary(),
  actorEmail: new ByteDictionary(),
  action: new ByteDictionary(),
  resourceType: new ByteDictionary(),
  resource: new ByteDictionary(),
  role: new ByteDictionary(),
  ip: new ByteDictionary(),
  userAgent: new ByteDictionary(),
  tenant: new ByteDictionary(),
  reason: new ByteDictionary(),
  text: new ByteDictionary(),
});

/** Codes below this are paired in a table of numbers. */
const pairSpan = 2 ** 24;

export class PendingMonth extends MonthRows<ByteDictionary> {
  readonly endMs: number;
  declare readonly ids: ByteArena;
  declare readonly kept: ByteArena;
  declare readonly timestamps: Map<number, string>;
  declare readonly spellings: Map<number, string>;
  declare readonly actors: number[];
  /** How many events the import had seen when this month last got one. */
  touchedAt = 0;
  readonly #actorCodes = new Map<number, number>([[0, 0]]);
  readonly #categories = new Map<number, number>();
  #lastPair = 0;
  #lastActor = 0;

  constructor(
    month: string,
    private readonly idForms: IdForms,
  ) {
    super({
      month,
      baseMs: monthStart(month),
      count: 0,
      conflicts: 0,
      numbers: new Uint32Array(1024 * column.width),
      hashes: Buffer.allocUnsafe(1024 * hashBytes),
      ids: new ByteArena(),
      forms: idForms.list,
      kept: new ByteArena(),
      timestamps: new Map(),
      spellings: new Map(),
      actors: [0, 0],
      coded: dictionaries(),
    });
    this.endMs = monthEnd(this.baseMs);
  }

  /** Bytes of texts and kept records held, roughly. */
  get textBytes(): number {
    return this.ids.length + this.kept.length + this.coded.text.length + this.coded.resource.length;
  }

  holdsContent(index: number, hash: Uint8Array): boolean {
    const { hashes } = this;
    const start = index * hashBytes;
    for (let at = 0; at < hashBytes; at++) if (hashes[start + at] !== hash[at]) return false;
    return true;
  }

  /** Whether the row's id is the one `idForms` packed last. */
  holdsId(index: number, { buffer, start, end }: EventBytes): boolean {
    const { form, packed } = this.idForms;
    if (this.number(index, column.form) !== form) return false;
    const id = this.ids.view(this.number(index, column.idStart), this.number(index, column.idLength));
    if (form !== 0) return packed.equals(id);
    return Buffer.compare(id, buffer.subarray(start[textField.id], end[textField.id])) === 0;
  }

  /** Puts the event away, whose id `idForms` packed last, and returns its index, its place in order of arrival. */
  append(event: EventBytes, facts: RowFacts): number {
    this.#grow();
    const index = this.count++;
    const { numbers, coded } = this;
    const row = index * column.width;
    const action = this.#code(coded.action, event, textField.action);
    const resourceType = this.#code(coded.resourceType, event, textField.resourceType);
    numbers[row + column.timeOffset] = facts.timeMs - this.baseMs;
    numbers[row + column.actor] = this.#actor(event);
    numbers[row + column.action] = action;
    numbers[row + column.resourceType] = resourceType;
    numbers[row + column.resource] = this.#code(coded.resource, event, textField.resource);
    numbers[row + column.role] = this.#code(coded.role, event, textField.role);
    numbers[row + column.ip] = this.#code(coded.ip, event, textField.ip);
    numbers[row + column.userAgent] = this.#code(coded.userAgent, event, textField.userAgent);
    numbers[row + column.tenant] = this.#code(coded.tenant, event, textField.tenant);
    numbers[row + column.reason] = this.#code(coded.reason, event, textField.reason);
    numbers[row + column.category] = this.#category(action, resourceType);
    numbers[row + column.source] = facts.source;
    numbers[row + column.line] = facts.line;
    numbers[row + column.offsetLow] = facts.byteOffset % twoTo32;
    numbers[row + column.offsetHigh] = Math.floor(facts.byteOffset / twoTo32);
    numbers[row + column.layout] = facts.layout;
    numbers[row + column.idHash] = event.hash[textField.id] as number;
    numbers[row + column.idCheck] = event.idCheck;
    this.#putId(row, event);
    this.#putChange(row, event, facts.flags);
    if (facts.layout === 0) {
      const start = this.kept.append(facts.raw, facts.rawStart, facts.rawEnd);
      numbers[row + column.keptLow] = start % twoTo32;
      numbers[row + column.keptHigh] = Math.floor(start / twoTo32);
      numbers[row + column.keptLength] = facts.rawEnd - facts.rawStart;
    }
    const { hashes } = this;
    const { contentHash } = facts;
    for (let at = 0, to = index * hashBytes; at < hashBytes; at++) hashes[to++] = contentHash[at] as number;
    if (facts.timestamp !== null) this.timestamps.set(index, facts.timestamp);
    if (facts.spelling !== null) this.spellings.set(index, facts.spelling);
    if ((facts.flags & flagBits.conflict) !== 0) this.conflicts++;
    return index;
  }

  #code(dictionary: ByteDictionary, { view, start, end, hash }: EventBytes, place: number): number {
    const from = start[place] as number;
    return from < 0 ? 0 : dictionary.code(view, from, end[place] as number, hash[place] as number);
  }

  #putId(row: number, { buffer, start, end }: EventBytes): void {
    const { numbers, ids } = this;
    const { form, packed } = this.idForms;
    const from =
      form === 0
        ? ids.append(buffer, start[textField.id] as number, end[textField.id] as number)
        : ids.append(packed, 0, packed.length);
    numbers[row + column.form] = form;
    numbers[row + column.idStart] = from;
    numbers[row + column.idLength] = ids.length - from;
  }

  #putChange(row: number, event: EventBytes, flags: number): void {
    const { numbers } = this;
    const { text } = this.coded;
    const diff = this.#code(text, event, textField.diff);
    const before = this.#code(text, event, textField.before);
    const after = this.#code(text, event, textField.after);
    numbers[row + column.diff] = diff;
    numbers[row + column.before] = before;
    numbers[row + column.after] = after;
    numbers[row + column.extra] = this.#code(text, event, textField.extra);
    numbers[row + column.flags] = flags | (diff + before + after > 0 ? flagBits.hasChange : 0);
  }

  #actor(event: EventBytes): number {
    const id = this.#code(this.coded.actorId, event, textField.actorId);
    const email = this.#code(this.coded.actorEmail, event, textField.actorEmail);
    const pair = id * pairSpan + email;
    if (pair === this.#lastPair) return this.#lastActor;
    let code = this.#actorCodes.get(pair);
    if (code === undefined) {
      code = this.actors.push(id, email) / 2 - 1;
      this.#actorCodes.set(pair, code);
    }
    this.#lastPair = pair;
    this.#lastActor = code;
    return code;
  }

  #category(action: number, resourceType: number): number {
    const pair = action * pairSpan + resourceType;
    const known = this.#categories.get(pair);
    if (known !== undefined) return known;
    const category = categoryOf(textOf(this.coded.action, action), textOf(this.coded.resourceType, resourceType));
    const code = categoryCode.get(category) ?? 0;
    this.#categories.set(pair, code);
    return code;
  }

  #grow(): void {
    if ((this.count + 1) * column.width <= this.numbers.length) return;
    const numbers = new Uint32Array(this.numbers.length * 2);
    numbers.set(this.numbers);
    this.numbers = numbers;
    const hashes = Buffer.allocUnsafe(this.hashes.length * 2);
    hashes.set(this.hashes);
    this.hashes = hashes;
  }
}
