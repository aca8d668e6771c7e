// Does a template make exactly these bytes from this event? Compares in place instead of building the text:
// nearly every event of an import comes through here.
import type { AuditEvent } from '#shared/model/event.ts';
import { type OpenTexts, type RecordTemplate, slotText } from './record-template.ts';

const quote = 0x22;
const backslash = 0x5c;

/** Where the comparison goes on, or -1 when the bytes differ. */
const matchBytes = (raw: Uint8Array, at: number, bytes: Uint8Array): number => {
  const { length } = bytes;
  if (at + length > raw.length) return -1;
  for (let index = 0; index < length; index++) if (raw[at + index] !== bytes[index]) return -1;
  return at + length;
};

const matchText = (raw: Uint8Array, at: number, text: string): number => {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return matchBytes(raw, at, Buffer.from(text, 'utf8'));
    if (raw[at + index] !== code) return -1;
  }
  return at + text.length;
};

/** As `matchText` for the JSON string of `text`; anything that might be escaped is left to JSON.stringify. */
const matchString = (raw: Uint8Array, at: number, text: string): number => {
  if (raw[at] !== quote) return -1;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e || code === quote || code === backslash) {
      return matchText(raw, at, JSON.stringify(text));
    }
    if (raw[at + 1 + index] !== code) return -1;
  }
  const end = at + 1 + text.length;
  return raw[end] === quote ? end + 1 : -1;
};

/** Strings are handed over as they are, by a function each, which the engine can inline. */
const stringSlots: Readonly<Record<string, (event: AuditEvent) => string | null>> = {
  id: (event) => event.id,
  timestampText: (event) => event.timestampText,
  tenantId: (event) => event.tenantId,
  'actor.id': (event) => event.actor.id,
  'actor.email': (event) => event.actor.email,
  'actor.role': (event) => event.actor.role,
  'actor.ip': (event) => event.actor.ip,
  'actor.userAgent': (event) => event.actor.userAgent,
  action: (event) => event.action,
  'resource.type': (event) => event.resource.type,
  'resource.id': (event) => event.resource.id,
  reason: (event) => event.reason,
};

type Part = (event: AuditEvent, texts: OpenTexts, raw: Uint8Array, at: number) => number;

const slotPart = (slot: readonly string[]): Part => {
  const read = stringSlots[slot.join('.')];
  if (read && slot.length <= 2 && slot[0] !== 'extra') {
    return (event, _, raw, at) => {
      const text = read(event);
      return text === null ? -1 : matchString(raw, at, text);
    };
  }
  return (event, texts, raw, at) => {
    const text = slotText(event, texts, slot);
    return text === null ? -1 : matchText(raw, at, text);
  };
};

/** True when the template makes exactly `raw`. */
export type RecordMatcher = (event: AuditEvent, texts: OpenTexts, raw: Uint8Array) => boolean;

export const recordMatcher = (template: RecordTemplate): RecordMatcher => {
  const literals = template.literals.map((literal) => new Uint8Array(Buffer.from(literal, 'utf8')));
  const slots = template.slots.map(slotPart);
  const head = literals[0] ?? new Uint8Array(0);
  return (event, texts, raw) => {
    let at = matchBytes(raw, 0, head);
    for (let index = 0; index < slots.length && at >= 0; index++) {
      at = slots[index]?.(event, texts, raw, at) ?? -1;
      const literal = literals[index + 1];
      if (at >= 0 && literal) at = matchBytes(raw, at, literal);
    }
    return at === raw.length;
  };
};
