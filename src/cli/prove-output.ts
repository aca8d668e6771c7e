// Proofs in lines that a person can read: what was proved, against which root, and which signed line of the ledger tells it.
import type { LedgerLine } from '#shared/model/ledger.ts';
import type { AbsenceProof, ConsistencyProof, InclusionProof, LedgerHead } from '#shared/model/proof.ts';
import { printable } from './output/printable.ts';

const number = (value: number): string => value.toLocaleString('en');

const lineOf = ({ sequence, at, key }: LedgerLine): string =>
  `told in     line ${sequence + 1} of the ledger, ${at}, signed by ${key}`;

const inclusionLines = ({ eventId, importId, leafIndex, treeSize, root, receipt, path }: InclusionProof): string[] => [
  `Event ${printable(eventId)} stands in import ${importId}.`,
  `  leaf        ${number(leafIndex + 1)} of ${number(treeSize)}, ${number(path.length)} hashes up to the root`,
  `  root        ${root}`,
  `  ${lineOf(receipt)}`,
];

/** All stored versions. */
export const inclusionText = (proofs: readonly InclusionProof[]): string => {
  const lines = proofs.flatMap(inclusionLines);
  const first = proofs.length > 1 ? [`${number(proofs.length)} versions of this event are stored.`] : [];
  return `${[...first, ...lines].join('\n')}\n`;
};

const neighbourText = (side: 'left' | 'right', key: string | null): string => {
  if (key !== null) return `${side === 'left' ? 'after ' : 'before'}      ${printable(key)}`;
  return side === 'left' ? 'after       nothing: it would come first' : 'before      nothing: it would come last';
};

export const absenceText = ({ question, imports, lines }: AbsenceProof): string => {
  const key = [question.actor, question.resourceType, question.resourceId].filter((part) => part !== null);
  const bySequence = new Map(lines.map((line) => [line.sequence, line]));
  const parts = imports.flatMap(({ importId, sequence, root, treeSize, left, right }) => {
    const line = bySequence.get(sequence);
    return [
      `Import ${importId}, ${number(treeSize)} keys`,
      ...(treeSize === 0
        ? ['  it stored no events']
        : [`  ${neighbourText('left', left?.key ?? null)}`, `  ${neighbourText('right', right?.key ?? null)}`]),
      `  root        ${root}`,
      ...(line === undefined ? [] : [`  ${lineOf(line)}`]),
    ];
  });
  const head = `No event of ${number(imports.length)} ${imports.length === 1 ? 'import' : 'imports'} has a key that begins with ${printable(JSON.stringify(key))}.`;
  return `${[head, ...parts].join('\n')}\n`;
};

export const consistencyText = ({ older, newer, path }: ConsistencyProof): string =>
  [
    `The ledger still begins with the ${number(older.lines)} lines the head was taken of.`,
    `  then        ${number(older.lines)} lines, root ${older.root}`,
    `  now         ${number(newer.lines)} lines, root ${newer.root}`,
    `  proof       ${number(path.length)} hashes\n`,
  ].join('\n');

/** The text to keep for later is the last line's. */
export const headText = ({ lines, root, last, at }: LedgerHead): string =>
  [
    `The ledger has ${number(lines)} lines${at === null ? '' : `, the last one of ${at}`}.`,
    `  last line   ${last}`,
    `  head        ${lines}:${root}\n`,
  ].join('\n');
