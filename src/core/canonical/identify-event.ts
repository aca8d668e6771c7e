// Who an event is: its content hash, and the id it goes by when the source gave none.
import { hash } from 'node:crypto';
import { canonicalEvent, type EventContent } from './canonical-event.ts';

const contentIdForm = /^sha256:[0-9a-f]{64}$/;

/** Hex SHA-256 of 0x00 followed by the UTF-8 canonical text: the leaf hash of RFC 9162 (section 2.1.1). */
const leafHash = (canonicalText: string): string => hash('sha256', `\0${canonicalText}`, 'hex');

/**
 * Id and content hash (32 bytes) of an event. Without an id of its own the event goes by `sha256:<hex of the hash>`.
 * An id of that very form that proves true counts as none, so an exported event keeps its identity when it comes back.
 */
export const identifyEvent = (content: EventContent): { id: string; contentHash: Uint8Array } => {
  const given = content.id === '' ? null : content.id;
  if (given === null || contentIdForm.test(given)) {
    const hex = leafHash(canonicalEvent(given === null ? content : { ...content, id: null }));
    const id = `sha256:${hex}`;
    if (given === null || given === id) return { id, contentHash: Buffer.from(hex, 'hex') };
  }
  return { id: given, contentHash: Buffer.from(leafHash(canonicalEvent(content)), 'hex') };
};
