// Everything known of one stored version of an event, with the source's exact bytes.
import { createHash } from 'node:crypto';
import type { EventVersion } from '#shared/model/event.ts';
import { fieldChangesOf } from '#shared/model/field-changes.ts';
import type { StoredEvent } from '../archive/types.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text when the bytes are UTF-8 (a byte order mark is kept), else base64; so are NULs, of which UTF-16 is full. */
const encodeRaw = (raw: Uint8Array): { text: string; encoding: 'utf8' | 'base64' } => {
  if (raw.includes(0)) return { text: Buffer.from(raw).toString('base64'), encoding: 'base64' };
  try {
    return { text: decoder.decode(raw), encoding: 'utf8' };
  } catch {
    return { text: Buffer.from(raw).toString('base64'), encoding: 'base64' };
  }
};

/** `importedAt`: when the import that brought it ended, RFC 3339 UTC; `inConflict`: the archive holds other versions of this id. */
export const eventVersionOf = (
  stored: StoredEvent,
  raw: Uint8Array,
  importedAt: string,
  inConflict: boolean,
): EventVersion => ({
  event: stored.event,
  provenance: {
    importId: stored.importId,
    importedAt,
    source: stored.source,
    line: stored.line,
    byteOffset: stored.byteOffset,
  },
  conflict: stored.conflict || inConflict,
  changes: fieldChangesOf(stored.event),
  contentHash: Buffer.from(stored.contentHash).toString('hex'),
  raw: { ...encodeRaw(raw), bytes: raw.length, sha256: createHash('sha256').update(raw).digest('hex') },
});
