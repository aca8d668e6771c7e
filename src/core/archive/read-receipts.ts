// Ledger lines for showing, newest first.
import type { CustodyInput } from '#shared/model/custody.ts';
import type { ReceiptsPage } from '#shared/model/integrity.ts';
import { readCustody } from './read-custody.ts';

/** Lines of these kinds (all where none is named), `offset` to `offset + limit`, the newest being 0. Throws as `readCustody`. */
export const readReceipts = (
  archivePath: string,
  offset: number,
  limit: number,
  kinds: CustodyInput['kinds'] = [],
): ReceiptsPage => {
  const { total, lines } = readCustody(archivePath, { kinds, offset, limit });
  return { total, lines };
};
