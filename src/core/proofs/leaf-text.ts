// The text an event's leaf hash was taken of.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { StoredEvent } from '../archive/types.ts';
import { canonicalEvent } from '../canonical/canonical-event.ts';
import { merkleLeaf } from '../evidence/merkle.ts';

/**
 * Canonical JSON of the event; of one that had no id of its own without the id it goes by. SHA-256 of the byte 0 and this
 * text is its content hash. Throws ARCHIVE_DAMAGED where it is not.
 */
export const leafText = ({ event, contentHash }: Pick<StoredEvent, 'event' | 'contentHash'>): string => {
  const isLeaf = (text: string): boolean => merkleLeaf(Buffer.from(text)).equals(contentHash);
  const text = canonicalEvent(event);
  if (isLeaf(text)) return text;
  const nameless = canonicalEvent({ ...event, id: null });
  if (isLeaf(nameless)) return nameless;
  throw new WorkbenchError('ARCHIVE_DAMAGED', event.id, 'its content hash is not that of the event');
};
