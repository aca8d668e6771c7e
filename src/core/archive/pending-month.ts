// Events of one month waiting to be sealed, already in codes: about 150 bytes an event plus its texts.
import { type Category, categories } from '#shared/model/category.ts';
import type { Actor } from '#shared/model/event.ts';
import { ByteArena } from './byte-arena.ts';
import { Dictionary } from './dictionary.ts';
import { IsoMilliseconds } from './iso-milliseconds.ts';
import { monthEnd, monthStart } from './month-of.ts';
import { column, MonthRows } from './month-rows.ts';
import type { OpenTexts } from './record-template.ts';
import { flagBits, type IncomingEvent } from './types.ts';

const twoTo32 = 2 ** 32;
const hashBytes = 32;
const categoryCode = new Map<Category, number>(categories.map((category, code) => [category, code]));

/** What the writer found out about an event before it is put away. `layout` 0 keeps the raw bytes. */
export interface Placement {
  idHash: number;
  idCheck: number;
  conflict: boolean;
  layout: number;
  texts: OpenTexts;
}

/** Codes an actor id was last seen with; `actor` is -1 before the first time. */
interface LastSeen {
  email: number;
  role: number;
  ip: number;
  userAgent: number;
  actor: number;
}

export class PendingMonth extends MonthRows {
  readonly endMs: number;
  declare readonly kept: ByteArena;
  declare readonly action: Dictionary;
  declare readonly resourceType: Dictionary;
  declare readonly resource: Dictionary;
  declare readonly role: Dictionary;
  declare readonly ip: Dictionary;
  declare readonly userAgent: Dictionary;
  declare readonly tenant: Dictionary;
  declare readonly reason: Dictionary;
  readonly #actorIds = new Dictionary();
  readonly #actorEmails = new Dictionary();
  readonly #actorCodes = new Map<number, number>();
  readonly #lastSeen: (LastSeen | undefined)[] = [];
  readonly #iso = new IsoMilliseconds();
  #lastActor = 0;

  constructor(month: string) {
    super({
      month,
      baseMs: monthStart(month),
      count: 0,
      conflicts: 0,
      numbers: new Uint32Array(1024 * column.width),
      hashes: Buffer.allocUnsafe(1024 * hashBytes),
      ids: [],
      timestamps: [],
      spellings: [],
      texts: [],
      textLength: 0,
      kept: new ByteArena(),
      actors: [{ id: null, email: null }],
      action: new Dictionary(),
      resourceType: new Dictionary(),
      resource: new Dictionary(),
      role: new Dictionary(),
      ip: new Dictionary(),
      userAgent: new Dictionary(),
      tenant: new Dictionary(),
      reason: new Dictionary(),
    });
    this.endMs = monthEnd(this.baseMs);
    this.#actorCodes.set(0, 0);
  }

  holdsContent(index: number, hash: Uint8Array): boolean {
    return this.hashes.compare(hash, 0, hashBytes, index * hashBytes, (index + 1) * hashBytes) === 0;
  }

  /** Puts the actor's codes into the row. What an actor was last seen with is most likely what it is seen with now. */
  #writeActor(row: number, { id, email, role, ip, userAgent }: Actor): void {
    const { numbers } = this;
    const idCode = this.#actorIds.code(id, this.#lastActor);
    this.#lastActor = idCode;
    let last = this.#lastSeen[idCode];
    if (!last) {
      last = { email: 0, role: 0, ip: 0, userAgent: 0, actor: -1 };
      this.#lastSeen[idCode] = last;
    }
    const emailCode = this.#actorEmails.code(email, last.email);
    if (last.actor === -1 || emailCode !== last.email) last.actor = this.#actorCode(idCode, emailCode, id, email);
    last.email = emailCode;
    last.role = this.role.code(role, last.role);
    last.ip = this.ip.code(ip, last.ip);
    last.userAgent = this.userAgent.code(userAgent, last.userAgent);
    numbers[row + column.actor] = last.actor;
    numbers[row + column.role] = last.role;
    numbers[row + column.ip] = last.ip;
    numbers[row + column.userAgent] = last.userAgent;
  }

  #actorCode(idCode: number, emailCode: number, id: string | null, email: string | null): number {
    const pair = idCode * 2 ** 24 + emailCode;
    const known = this.#actorCodes.get(pair);
    if (known !== undefined) return known;
    const code = this.actors.push({ id, email }) - 1;
    this.#actorCodes.set(pair, code);
    return code;
  }

  #grow(): void {
    if ((this.count + 1) * column.width > this.numbers.length) {
      const numbers = new Uint32Array(this.numbers.length * 2);
      numbers.set(this.numbers);
      this.numbers = numbers;
      const hashes = Buffer.allocUnsafe(this.hashes.length * 2);
      hashes.set(this.hashes);
      this.hashes = hashes;
    }
  }

  /** Puts the event away and returns its index, its place in order of arrival. */
  append({ event, timeMs, contentHash, raw, source, line, byteOffset }: IncomingEvent, placed: Placement): number {
    this.#grow();
    const index = this.count++;
    const { numbers } = this;
    const row = index * column.width;
    const { diff, before, after, extra } = placed.texts;
    const changed = diff !== null || before !== null || after !== null;
    const crossTenant =
      event.crossTenant === null ? 0 : event.crossTenant ? flagBits.crossTenantTrue : flagBits.crossTenantFalse;
    numbers[row + column.timeOffset] = timeMs - this.baseMs;
    this.#writeActor(row, event.actor);
    numbers[row + column.action] = this.action.code(event.action);
    numbers[row + column.resourceType] = this.resourceType.code(event.resource.type);
    numbers[row + column.resource] = this.resource.code(event.resource.id);
    numbers[row + column.tenant] = this.tenant.code(event.tenantId, 1);
    numbers[row + column.reason] = this.reason.code(event.reason);
    numbers[row + column.category] = categoryCode.get(event.category) ?? categories.length - 1;
    numbers[row + column.source] = source;
    numbers[row + column.line] = line;
    numbers[row + column.offsetLow] = byteOffset % twoTo32;
    numbers[row + column.offsetHigh] = Math.floor(byteOffset / twoTo32);
    numbers[row + column.flags] =
      crossTenant | (placed.conflict ? flagBits.conflict : 0) | (changed ? flagBits.hasChange : 0);
    numbers[row + column.layout] = placed.layout;
    numbers[row + column.idHash] = placed.idHash;
    numbers[row + column.idCheck] = placed.idCheck;
    if (placed.layout === 0) {
      const start = this.kept.append(raw);
      numbers[row + column.keptLow] = start % twoTo32;
      numbers[row + column.keptHigh] = Math.floor(start / twoTo32);
      numbers[row + column.keptLength] = raw.length;
    }
    this.hashes.set(contentHash, index * hashBytes);
    this.ids.push(event.id);
    this.timestamps.push(this.#iso.isPlain(event.timestamp, timeMs) ? null : event.timestamp);
    this.spellings.push(event.timestampText === event.timestamp ? null : event.timestampText);
    this.texts.push(changed || extra !== null ? placed.texts : null);
    if (placed.conflict) this.conflicts++;
    this.textLength +=
      event.id.length + (diff?.length ?? 0) + (before?.length ?? 0) + (after?.length ?? 0) + (extra?.length ?? 0);
    return index;
  }
}
