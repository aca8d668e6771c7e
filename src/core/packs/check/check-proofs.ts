// 71-inclusion and 72-absence: everything leads to roots that the ledger lines of the pack tell.
import { createHash } from 'node:crypto';
import type { AbsenceProof } from '#shared/model/proof.ts';
import { absenceProofSchema, inclusionProofSchema, populationProofSchema } from '#shared/model/proof.ts';
import { merkleLeaf } from '../../evidence/merkle.ts';
import { compareWithPrefix, type KeyPrefix, keyLeaf, prefixOf } from '../../proofs/key-entry.ts';
import { rootOfNodes } from '../../proofs/multi-proof.ts';
import { rootOfPath } from '../../proofs/root-of-path.ts';
import { askedKeys } from './asked-keys.ts';
import type { OpenPack } from './check-content.ts';
import type { PackFindings } from './pack-findings.ts';
import type { ReadCustody } from './read-custody.ts';
import { type Documents, readDocument } from './read-documents.ts';
import { populationName, type ReadPopulation } from './read-population.ts';

/** What everything of a pack is held against. */
export interface ReadPack {
  pack: OpenPack;
  documents: Documents;
  custody: ReadCustody;
  population: ReadPopulation;
  findings: PackFindings;
}

const hexOf = (bytes: Uint8Array | null): string | null => (bytes === null ? null : Buffer.from(bytes).toString('hex'));
const bytesOf = (hex: readonly string[]): Buffer[] => hex.map((node) => Buffer.from(node, 'hex'));

/** Every line of the population stands in one import with a receipt, but for those that were told to have none. Gives how many proofs there are. */
export const checkPopulationProofs = async ({
  pack,
  documents,
  custody,
  population,
  findings,
}: ReadPack): Promise<number> => {
  const { inclusion, receipts } = documents;
  const proved = new Uint8Array(population.count + 1);
  let lines = 0;
  for (const { file, importId, events } of inclusion.population) {
    const report = (message: string): void => findings.problem('proof', file, message);
    const proof = await readDocument(pack, file, populationProofSchema, findings);
    if (proof === null) continue;
    const line = custody.receipts.get(proof.importId);
    const receipt = line?.body.receipt;
    if (receipt === undefined || line?.sequence !== proof.sequence || importId !== proof.importId) {
      report(`line ${proof.sequence} of the ledger is no receipt of import ${proof.importId}`);
      continue;
    }
    if (receipt.roots.events !== proof.root || receipt.accepted + receipt.conflicts !== proof.treeSize)
      report('its root and size are not those of the receipt');
    const { leaves } = proof;
    if (leaves.length !== events) report('it has another number of events than its list says');
    const fits = leaves.every(
      ([place, number], index) =>
        place < proof.treeSize && number >= 1 && number <= population.count && place > (leaves[index - 1]?.[0] ?? -1),
    );
    if (!fits) {
      report('its places are not those of its tree and of the population, in order');
      continue;
    }
    for (const [, number] of leaves) {
      if (proved[number] === 1) report(`line ${number} of the population is proved twice`);
      else lines++;
      proved[number] = 1;
    }
    const leafAt = (index: number): Buffer => {
      const start = ((leaves[index]?.[1] ?? 1) - 1) * 32;
      return population.leaves.subarray(start, start + 32);
    };
    const places = leaves.map(([place]) => place);
    if (hexOf(rootOfNodes(proof.treeSize, places, leafAt, bytesOf(proof.nodes))) !== proof.root)
      report(`lines of ${populationName} do not lead to the root that import ${proof.importId} was signed with`);
  }
  const without = receipts.withoutReceipt.reduce((sum, { events }) => sum + events, 0);
  const missing = population.count - lines;
  if (missing !== without) {
    const message = `${missing} lines stand in no proof, ${without} were told to come without a receipt`;
    findings.problem('proof', populationName, message);
  } else if (missing > 0) {
    findings.remarks.push(`${missing} events came with imports that have no receipt: nothing proves them.`);
  }
  return inclusion.population.length;
};

const idOf = (text: string, leaf: Buffer): string => {
  const event: unknown = JSON.parse(text);
  const id = typeof event === 'object' && event !== null && 'id' in event ? event.id : null;
  return typeof id === 'string' && id !== '' ? id : `sha256:${leaf.toString('hex')}`;
};

/** Gives how many proofs there are. */
export const checkInclusionProofs = async ({ pack, documents, custody, findings }: ReadPack): Promise<number> => {
  const { events } = documents.inclusion;
  for (const { file, eventId } of events) {
    const report = (message: string): void => findings.problem('proof', file, message);
    const proof = await readDocument(pack, file, inclusionProofSchema, findings);
    if (proof === null) continue;
    const { receipt, leafIndex: index, treeSize: size } = proof;
    const leaf = merkleLeaf(Buffer.from(proof.event));
    if (hexOf(leaf) !== proof.leafHash) report('leafHash is not that of the event');
    if (proof.eventId !== eventId || idOf(proof.event, leaf) !== eventId) report('it is of another event than it says');
    const body = receipt.kind === 'import' ? receipt.body.receipt : null;
    if (!custody.holds(receipt)) report('its receipt is no line of the ledger in the pack');
    if (
      body?.importId !== proof.importId ||
      body.roots.events !== proof.root ||
      body.accepted + body.conflicts !== size
    )
      report('import, root or size are not those of its receipt');
    if (custody.keys.get(receipt.key) !== proof.publicKey) report('publicKey is not the key of its receipt');
    if (hexOf(rootOfPath(leaf, { index, size, path: bytesOf(proof.path) })) !== proof.root)
      report('the event does not lead to the root');
  }
  return events.length;
};

const emptyRoot = createHash('sha256').digest('hex');

const readKey = (text: string): KeyPrefix => {
  const key: unknown = JSON.parse(text);
  return Array.isArray(key) ? key.map((part) => (typeof part === 'string' ? part : null)) : [];
};

const checkNeighbours = (
  { root, treeSize: size, left, right }: AbsenceProof['imports'][number],
  prefix: KeyPrefix,
  report: (message: string) => void,
): void => {
  for (const side of [left, right]) {
    if (side === null) continue;
    const { index, key } = side;
    const led = rootOfPath(Buffer.from(keyLeaf(key), 'latin1'), { index, size, path: bytesOf(side.path) });
    if (hexOf(led) !== root) report(`its key ${index} does not lead to the root`);
  }
  if ((right?.index ?? size) !== (left?.index ?? -1) + 1) report('the two keys do not stand side by side');
  if (left !== null && compareWithPrefix(readKey(left.key), prefix) >= 0)
    report('the left key does not stand before the one asked for');
  if (right !== null && compareWithPrefix(readKey(right.key), prefix) <= 0)
    report('the right key does not stand after the one asked for');
  if (size === 0 && root !== emptyRoot) report('an empty tree has another root');
};

/** Each is about a statement of the pack and about every import. Gives how many proofs there are. */
export const checkAbsenceProofs = async ({ pack, documents, custody, findings }: ReadPack): Promise<number> => {
  const { absence } = documents;
  const asked = askedKeys(documents);
  for (const { file, question } of absence.proofs) {
    const report = (message: string): void => findings.problem('proof', file, message);
    const proof = await readDocument(pack, file, absenceProofSchema, findings);
    if (proof === null) continue;
    const { actor, resourceType, resourceId } = proof.question;
    const key = JSON.stringify([actor, resourceType, resourceId]);
    if (key !== JSON.stringify([question.actor, question.resourceType, question.resourceId]))
      report('it answers another question than its list says');
    if (!asked.has(key)) report('no statement of non-access in data/10-statement.json asks for this key');
    for (const line of proof.lines) {
      if (!custody.holds(line)) report(`ledger line ${line.sequence} in it is none of the pack`);
    }
    const named = new Set(proof.imports.map(({ importId }) => importId));
    for (const importId of custody.receipts.keys()) {
      if (!named.has(importId)) report(`it says nothing of import ${importId}`);
    }
    const prefix = prefixOf(proof.question);
    for (const one of proof.imports) {
      const reportOf = (message: string): void => report(`import ${one.importId}: ${message}`);
      const line = custody.line(one.sequence);
      const roots = line?.kind === 'keys' ? line.body.roots : [];
      const isTold = roots.some(
        ({ importId, root, leaves }) => importId === one.importId && root === one.root && leaves === one.treeSize,
      );
      if (!isTold) reportOf(`line ${one.sequence} of the ledger does not tell this root`);
      checkNeighbours(one, prefix, reportOf);
    }
  }
  return absence.proofs.length;
};
