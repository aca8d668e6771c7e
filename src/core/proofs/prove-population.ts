// That all events of a population stand in imports whose receipts were signed: one proof for each import.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { PopulationProof } from '#shared/model/proof.ts';
import type { SegmentReader } from '../archive/types.ts';
import type { EventsTree } from './events-tree.ts';
import { eventsTreeOf } from './import-trees.ts';
import { otherNodes, rootOfNodes } from './multi-proof.ts';
import { type ReceiptLine, readToldLines } from './told-lines.ts';
import type { EventPlace, ProofTools } from './types.ts';

/** The rows of one import, column by column: `line` of the population, from 1. */
interface Rows {
  segments: SegmentReader[];
  seqs: number[];
  lines: number[];
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const byImport = async (places: Iterable<EventPlace>, breathe: ProofTools['breathe']): Promise<Map<string, Rows>> => {
  const imports = new Map<string, Rows>();
  let line = 0;
  for (const { segment, seq } of places) {
    if (++line % 4096 === 0) await breathe();
    const { source, dictionaries } = segment.columns;
    const importId = dictionaries.source[source[seq] ?? 0]?.importId ?? '';
    const rows = imports.get(importId) ?? { segments: [], seqs: [], lines: [] };
    imports.set(importId, rows);
    rows.segments.push(segment);
    rows.seqs.push(seq);
    rows.lines.push(line);
  }
  return imports;
};

const proofOf = (
  { sequence, body }: ReceiptLine,
  { tree, root, indexOf, leaf }: EventsTree,
  { segments, seqs, lines }: Rows,
): PopulationProof => {
  const { importId } = body.receipt;
  const leaves = seqs
    .map((seq, place): [number, number] => [indexOf(segments[place] as SegmentReader, seq), lines[place] ?? 0])
    .sort(([left], [right]) => left - right);
  const indexes = leaves.map(([index]) => index);
  const twice = indexes.find((index, place) => index === indexes[place + 1]);
  if (twice !== undefined) throw new WorkbenchError('INTERNAL', `import ${importId}`, `leaf ${twice} is named twice`);
  const nodes = otherNodes(tree, indexes);
  const led = rootOfNodes(tree.size, indexes, (place) => leaf(indexes[place] ?? 0), nodes);
  if (led === null || hexOf(led) !== root) {
    throw new WorkbenchError('ARCHIVE_DAMAGED', `import ${importId}`, 'its events do not lead to its root');
  }
  return {
    format: 'sivo-population-proof',
    version: 1,
    importId,
    treeSize: tree.size,
    root,
    sequence,
    leaves,
    nodes: nodes.map(hexOf),
  };
};

/** `places`: in the order of the population's lines. `unproved`: imports without a receipt (older than the ledger). */
export const provePopulation = async (
  places: Iterable<EventPlace>,
  tools: ProofTools,
): Promise<{ proofs: PopulationProof[]; unproved: string[] }> => {
  const told = readToldLines(tools.path);
  const proofs: PopulationProof[] = [];
  const unproved: string[] = [];
  for (const [importId, rows] of await byImport(places, tools.breathe)) {
    await tools.breathe();
    const receipt = told.receiptOf(importId);
    if (receipt === null) unproved.push(importId);
    else proofs.push(proofOf(receipt, await eventsTreeOf(receipt, tools), rows));
  }
  return { proofs: proofs.sort((left, right) => left.sequence - right.sequence), unproved: unproved.sort() };
};
