// The roots over the keys of imports, told in the ledger once absence is first to be proved.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type KeysTree, openKeysTree } from './keys-tree.ts';
import { readToldLines, type ToldLines } from './told-lines.ts';
import type { ProofTools } from './types.ts';

/** What a disk says that lets nobody write. */
const unwritable: readonly string[] = ['ACCESS_DENIED', 'IO_FAILED', 'DISK_FULL'];

const openCustody = async (
  { path, openCustody }: ProofTools,
  untold: number,
): ReturnType<ProofTools['openCustody']> => {
  try {
    return await openCustody();
  } catch (error) {
    if (!(error instanceof WorkbenchError) || !unwritable.includes(error.code)) throw error;
    const detail = `the ledger does not tell the roots over the keys of ${untold} of its imports yet, and no line can be written: ${error.message}`;
    throw new WorkbenchError('NOT_PROVABLE', path, detail, { cause: error });
  }
};

/**
 * The ledger, in which a line tells the roots over the keys of all these imports; the line is written where one is missing.
 * `onMade`: a tree made on the way. Throws NOT_PROVABLE where nothing can be written, ARCHIVE_LOCKED, and what writing throws.
 */
export const tellKeyRoots = async (
  importIds: readonly string[],
  tools: ProofTools,
  onMade: (importId: string, tree: KeysTree) => void,
): Promise<ToldLines> => {
  const told = readToldLines(tools.path);
  const untold = importIds.filter((id) => told.keysOf(id) === null);
  if (untold.length === 0) return told;
  // First the lock: who cannot write need not sort a million keys.
  const custody = await openCustody(tools, untold.length);
  try {
    const now = readToldLines(tools.path);
    const roots: { importId: string; root: string; leaves: number }[] = [];
    for (const importId of untold.filter((id) => now.keysOf(id) === null)) {
      const made = await openKeysTree(importId, null, tools);
      onMade(importId, made);
      roots.push({ importId, root: made.root, leaves: made.tree.size });
    }
    if (roots.length > 0) custody.keyRoots(roots);
  } finally {
    custody.release();
  }
  return readToldLines(tools.path);
};
