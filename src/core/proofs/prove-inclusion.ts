// That an event stands in the import whose receipt was signed.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { InclusionProof } from '#shared/model/proof.ts';
import type { StoredEvent } from '../archive/types.ts';
import type { EventsTree } from './events-tree.ts';
import { eventsTreeOf } from './import-trees.ts';
import { leafText } from './leaf-text.ts';
import { rootOfPath } from './root-of-path.ts';
import { type ReceiptLine, readToldLines } from './told-lines.ts';
import type { EventPlace, ProofTools } from './types.ts';

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const proofOf = (
  stored: StoredEvent,
  { segment, seq }: EventPlace,
  { tree, root, indexOf }: EventsTree,
  receipt: ReceiptLine,
  publicKey: string,
): InclusionProof => {
  const { event, contentHash, importId } = stored;
  const leafIndex = indexOf(segment, seq);
  const path = leafIndex === -1 ? [] : tree.auditPath(leafIndex);
  const led = leafIndex === -1 ? null : rootOfPath(contentHash, { index: leafIndex, size: tree.size, path });
  if (led === null || hexOf(led) !== root) {
    throw new WorkbenchError('ARCHIVE_DAMAGED', event.id, `it does not lead to the root of import ${importId}`);
  }
  return {
    format: 'sivo-inclusion-proof',
    version: 1,
    eventId: event.id,
    event: leafText(stored),
    leafHash: hexOf(contentHash),
    importId,
    leafIndex,
    treeSize: tree.size,
    path: path.map(hexOf),
    root,
    receipt,
    publicKey,
  };
};

/** One proof for each stored version, each checked before it is given. Throws EVENT_NOT_FOUND, ARCHIVE_DAMAGED, NOT_PROVABLE for an import without a receipt. */
export const proveInclusion = async (eventId: string, tools: ProofTools): Promise<InclusionProof[]> => {
  const places = (await tools.snapshot.placesOf([eventId], tools.breathe)).get(eventId) ?? [];
  if (places.length === 0) throw new WorkbenchError('EVENT_NOT_FOUND', eventId, 'no event has this id');
  const told = readToldLines(tools.path);
  const proofs: InclusionProof[] = [];
  for (const { view, seq } of places) {
    const [stored] = view.segment.events([seq]);
    if (stored === undefined) continue;
    const receipt = told.receiptOf(stored.importId);
    if (receipt === null) {
      const detail = `import ${stored.importId} has no receipt: it was made before the archive had a ledger`;
      throw new WorkbenchError('NOT_PROVABLE', eventId, detail);
    }
    const tree = await eventsTreeOf(receipt, tools);
    const place = { segment: view.segment, seq };
    proofs.push(proofOf(stored, place, tree, receipt, told.publicKeyOf(receipt.key)));
  }
  // Oldest import first, so that the same question has the same answer.
  return proofs.sort(
    (left, right) => left.receipt.sequence - right.receipt.sequence || left.leafIndex - right.leafIndex,
  );
};
