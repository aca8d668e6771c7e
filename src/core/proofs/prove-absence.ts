// That no event of the archive has a key: of each import the two neighbours between which it would stand.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { LedgerLine } from '#shared/model/ledger.ts';
import type { AbsenceProof, AbsentKey } from '#shared/model/proof.ts';
import { createLru, type Lru } from '../query/lru.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { compareWithPrefix, type KeyPrefix, keyLeaf, keyText, prefixOf } from './key-entry.ts';
import { type KeysTree, openKeysTree } from './keys-tree.ts';
import { rootOfPath } from './root-of-path.ts';
import { tellKeyRoots } from './tell-key-roots.ts';
import type { ToldKeys } from './told-lines.ts';
import type { ProofTools } from './types.ts';

type ProvedImport = AbsenceProof['imports'][number];

const mostBytes = 128 * 1024 * 1024;
const held = new WeakMap<Snapshot, Lru<KeysTree>>();

const neighbour = (
  importId: string,
  { tree, root, key }: KeysTree,
  index: number,
): NonNullable<ProvedImport['left']> => {
  const text = keyText(key(index));
  const path = tree.auditPath(index);
  const led = rootOfPath(Buffer.from(keyLeaf(text), 'latin1'), { index, size: tree.size, path });
  if (led?.toString('hex') !== root) {
    throw new WorkbenchError('ARCHIVE_DAMAGED', `import ${importId}`, `its key ${index} does not lead to their root`);
  }
  return { index, key: text, path: path.map((node) => node.toString('hex')) };
};

const proveOf = (importId: string, keys: KeysTree, told: ToldKeys, prefix: KeyPrefix): ProvedImport => {
  const { tree, root } = keys;
  if (root !== told.root || tree.size !== told.leaves) {
    const detail = `its ${tree.size} keys lead to the root ${root} where line ${told.line.sequence + 1} of the ledger tells ${told.leaves} and ${told.root}`;
    throw new WorkbenchError('ARCHIVE_DAMAGED', `import ${importId}`, detail);
  }
  const place = keys.placeOf(prefix);
  const next = place < tree.size ? keys.key(place) : null;
  if (next !== null && compareWithPrefix(next, prefix) === 0) {
    throw new WorkbenchError(
      'NOT_PROVABLE',
      JSON.stringify(prefix),
      `event ${next[4]} of import ${importId} has this key`,
    );
  }
  return {
    importId,
    sequence: told.line.sequence,
    root,
    treeSize: tree.size,
    left: place === 0 ? null : neighbour(importId, keys, place - 1),
    right: next === null ? null : neighbour(importId, keys, place),
  };
};

/**
 * `actor` is an id or an e-mail. Throws BAD_INPUT for an id of a resource without its type, NOT_PROVABLE where an event has
 * the key or where roots are not told yet and cannot be, ARCHIVE_DAMAGED, and what writing a ledger line throws.
 */
export const proveAbsence = async (question: AbsentKey, tools: ProofTools): Promise<AbsenceProof> => {
  if (question.resourceType === null && question.resourceId !== null) {
    throw new WorkbenchError('BAD_INPUT', 'resourceId', 'the type of the resource too: keys are sorted by it first');
  }
  const prefix = prefixOf(question);
  const importIds = tools.snapshot.manifest.imports.map(({ id }) => id);
  const trees = held.get(tools.snapshot) ?? createLru<KeysTree>(mostBytes, ({ weight }) => weight);
  held.set(tools.snapshot, trees);
  const told = await tellKeyRoots(importIds, tools, (importId, tree) => trees.set(importId, tree));
  const imports: ProvedImport[] = [];
  const lines = new Map<number, LedgerLine>();
  for (const importId of importIds) {
    const roots = told.keysOf(importId);
    if (roots === null)
      throw new WorkbenchError('INTERNAL', `import ${importId}`, 'its keys were told and are not there');
    const keys = trees.get(importId) ?? (await openKeysTree(importId, roots.root, tools));
    imports.push(proveOf(importId, keys, roots, prefix));
    trees.set(importId, keys);
    const receipt = told.receiptOf(importId);
    for (const line of receipt === null ? [roots.line] : [roots.line, receipt]) lines.set(line.sequence, line);
  }
  const inOrder = [...lines.values()].sort((left, right) => left.sequence - right.sequence);
  const publicKeys = [...new Set(inOrder.map(({ key }) => key))].map(told.publicKeyOf);
  return { format: 'sivo-absence-proof', version: 1, question, imports, lines: inOrder, publicKeys };
};
