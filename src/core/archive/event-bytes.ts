// The texts of one event as ranges of bytes, with their hashes: what the archive takes in, whether an event was mapped to
// strings first or found in its record's bytes. One object is used over and over.
import type { AuditEvent } from '#shared/model/event.ts';
import { checkHash16, murmur3 } from './murmur3.ts';
import type { OpenTexts } from './record-template.ts';
import { decodeText, encodeText } from './text-codec.ts';

/** Places of the texts. */
export const textField = {
  id: 0,
  tenant: 1,
  actorId: 2,
  actorEmail: 3,
  role: 4,
  ip: 5,
  userAgent: 6,
  action: 7,
  resourceType: 8,
  resource: 9,
  reason: 10,
  diff: 11,
  before: 12,
  after: 13,
  extra: 14,
  count: 15,
} as const;

export class EventBytes {
  /** Where the ranges lie. */
  buffer: Uint8Array = new Uint8Array(0);
  /** The same bytes. */
  view: DataView = new DataView(new ArrayBuffer(0));
  /** Start and end by place; start -1: not stated. Bytes are UTF-8 as stored (see `encodeText`). */
  readonly start = new Int32Array(textField.count);
  readonly end = new Int32Array(textField.count);
  /** MurmurHash3 of the text itself by place. */
  readonly hash = new Uint32Array(textField.count);
  /** A second hash of the id, 16 bits. */
  idCheck = 0;
  #scratch = Buffer.allocUnsafe(64 * 1024);
  #used = 0;

  /** Takes the event's texts into a buffer of its own. */
  fill(event: AuditEvent, texts: OpenTexts): void {
    this.#used = 0;
    this.#put(textField.id, event.id);
    this.#put(textField.tenant, event.tenantId);
    this.#put(textField.actorId, event.actor.id);
    this.#put(textField.actorEmail, event.actor.email);
    this.#put(textField.role, event.actor.role);
    this.#put(textField.ip, event.actor.ip);
    this.#put(textField.userAgent, event.actor.userAgent);
    this.#put(textField.action, event.action);
    this.#put(textField.resourceType, event.resource.type);
    this.#put(textField.resource, event.resource.id);
    this.#put(textField.reason, event.reason);
    this.#put(textField.diff, texts.diff);
    this.#put(textField.before, texts.before);
    this.#put(textField.after, texts.after);
    this.#put(textField.extra, texts.extra);
    this.lieIn(this.#scratch);
    this.idCheck = checkHash16(event.id);
  }

  /** Says where the ranges lie. */
  lieIn(buffer: Uint8Array): void {
    if (this.buffer === buffer) return;
    this.buffer = buffer;
    this.view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
  }

  /** The event's id. */
  id(): string {
    const { buffer, start, end } = this;
    const bytes = Buffer.from(buffer.buffer, buffer.byteOffset, buffer.length);
    return decodeText(bytes.toString('utf8', start[textField.id], end[textField.id]));
  }

  #put(place: number, text: string | null): void {
    if (text === null) {
      this.start[place] = -1;
      return;
    }
    const stored = encodeText(text);
    const start = this.#used;
    if (start + stored.length * 3 > this.#scratch.length) {
      const grown = Buffer.allocUnsafe(Math.max(start + stored.length * 3, this.#scratch.length * 2));
      this.#scratch.copy(grown, 0, 0, start);
      this.#scratch = grown;
    }
    this.#used = start + this.#scratch.write(stored, start, 'utf8');
    this.start[place] = start;
    this.end[place] = this.#used;
    this.hash[place] = murmur3(text);
  }
}
