// 70-receipts: the ledger lines of the imports the population's events came with, and a list of them.
import type { BagWriter } from '../../bag/bag-writer.ts';
import type { LedgerPrefix } from '../gather/ledger-prefix.ts';
import type { Redactor } from '../redact/redactor.ts';
import { createFileNames } from './file-name-of.ts';
import { jsonText } from './json-text.ts';

const folder = 'data/70-receipts';

/** `imports`: events of the population by importing run. Gives the imports that have no receipt. */
export const addReceiptFiles = (
  bag: BagWriter,
  { lines, texts }: LedgerPrefix,
  imports: ReadonlyMap<string, number>,
  redactor: Redactor,
): string[] => {
  const nameOf = createFileNames();
  const missing = new Set(imports.keys());
  const receipts = lines.flatMap((line, index) => {
    if (line.kind !== 'import') return [];
    const { importId } = line.body.receipt;
    const events = imports.get(importId);
    if (events === undefined) return [];
    missing.delete(importId);
    const file = `${folder}/${nameOf(importId)}.json`;
    bag.add(file, redactor.ledger(texts[index] ?? Buffer.alloc(0)));
    return [{ importId, sequence: line.sequence, events, root: line.body.receipt.roots.events, file }];
  });
  const withoutReceipt = [...missing].map((importId) => ({ importId, events: imports.get(importId) ?? 0 }));
  const note =
    receipts.length === 0
      ? 'Empty: no event of the population came with an import that has a receipt.'
      : 'Each file is a line of 80-custody.jsonl, byte for byte.';
  bag.add(`${folder}/index.json`, jsonText({ note, receipts, withoutReceipt }));
  return withoutReceipt.map(({ importId }) => importId);
};
