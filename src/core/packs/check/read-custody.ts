// 80-custody.jsonl: the lines of the ledger the pack rests on, and what the statement says of them.
import { createHash } from 'node:crypto';
import type { LedgerLine } from '#shared/model/ledger.ts';
import { canonicalJson } from '../../canonical/canonical-json.ts';
import { checkLedger, splitLines } from '../../evidence/check-ledger.ts';
import type { HiddenLine } from '../../evidence/hidden-line.ts';
import { MerkleRange, merkleLeaf } from '../../evidence/merkle.ts';
import { sshPublicKey } from '../../evidence/ssh-public-key.ts';
import type { ContentTools, OpenPack } from './check-content.ts';
import { linesOf } from './lines-of.ts';
import type { Documents } from './read-documents.ts';

export const custodyName = 'data/80-custody.jsonl';

export type ReceiptLine = Extract<LedgerLine, { kind: 'import' }>;

/** `count`: of all lines; `hidden`: of those a redacted pack does not show. `keys`: `ssh-ed25519 …` by fingerprint; `receipts` by import. */
export interface ReadCustody {
  count: number;
  hidden: number;
  keys: ReadonlyMap<string, string>;
  receipts: ReadonlyMap<string, ReceiptLine>;
  /** By its sequence; null where it is hidden. */
  line(sequence: number): LedgerLine | null | undefined;
  /** Whether this is one of the lines, every byte of it. */
  holds(line: LedgerLine): boolean;
  text(sequence: number): Buffer | undefined;
}

const emptyRoot = createHash('sha256').digest('hex');

/** As `readArchiveRoot` tells it of an archive. */
const archiveRootOf = (receipts: Iterable<ReceiptLine>): string | null => {
  const roots = [...receipts].map(({ body }) => body.receipt.roots.events).filter((root) => root !== emptyRoot);
  return roots.length === 0 ? null : createHash('sha256').update(roots.sort().join('\n')).digest('hex');
};

/** Null where a line does not hold, which is then a problem. `mayHide`: whether the pack is redacted. */
export const readCustody = async (
  pack: OpenPack,
  { statement }: Documents,
  tools: ContentTools,
  mayHide: boolean,
): Promise<ReadCustody | null> => {
  const { findings } = tools;
  const pieces: Buffer[] = [];
  for await (const line of linesOf(pack, custodyName, tools)) pieces.push(Buffer.from(line));
  const bytes = Buffer.concat(pieces);
  const check = checkLedger(bytes, statement.archive.id, mayHide);
  for (const { line, message } of check.problems)
    findings.problem('ledger', `${custodyName}:${line}`, message, custodyName);
  if (check.problems.length > 0) return null;
  const { lines, hidden } = check;
  const texts = [...splitLines(bytes)];
  const bySequence = new Map<number, LedgerLine | HiddenLine>(
    [...lines, ...hidden].map((line) => [line.sequence, line]),
  );
  const tree = new MerkleRange();
  const heads = texts.flatMap((_, sequence) => bySequence.get(sequence) ?? []);
  for (const [sequence, line] of heads.entries())
    tree.append('redacted' in line ? Buffer.from(line.leaf, 'hex') : merkleLeaf(texts[sequence] ?? Buffer.alloc(0)));
  const { ledger, signer, archive, asOf } = statement;
  const report = (kind: 'ledger' | 'key', where: string, message: string): void =>
    findings.problem(kind, where, message);
  const head = { lines: texts.length, root: tree.root().toString('hex'), last: texts.length === 0 ? '' : check.head };
  if (ledger.lines !== head.lines || ledger.root !== head.root || ledger.last !== head.last)
    report('ledger', 'data/10-statement.json', `its ledger head is not that of the lines in ${custodyName}`);
  if (heads.length > 0 && asOf !== heads.at(-1)?.at)
    report('ledger', 'data/10-statement.json', 'asOf is not the time of the last ledger line');
  const keys = new Map(
    heads.flatMap(({ key, publicKey }) => (publicKey === undefined ? [] : [[key, sshPublicKey(publicKey)] as const])),
  );
  if (keys.get(pack.signer.fingerprint) !== pack.signer.publicKey)
    report('key', custodyName, `no line of the ledger tells the key ${pack.signer.fingerprint} that signed the pack`);
  if (signer.key !== pack.signer.fingerprint || signer.identity !== pack.signer.identity)
    report('key', 'data/10-statement.json', 'it tells another signer than the one who signed');
  for (const { line, key } of check.unvouched)
    findings.remarks.push(`From line ${line} of the ledger on there is a key that no earlier key vouches for: ${key}.`);
  if (hidden.length > 0)
    findings.remarks.push(
      `${hidden.length} of ${heads.length} lines of the ledger are hidden: the lines around them name their hashes, and what they say and their signatures cannot be checked here.`,
    );
  if (heads.some(({ key, keyKept }) => key === pack.signer.fingerprint && keyKept === 'process'))
    findings.remarks.push('The key that signed was kept nowhere: nobody can sign with it again or vouch for it.');
  const receipts = new Map(
    lines.flatMap((line) => (line.kind === 'import' ? [[line.body.receipt.importId, line] as const] : [])),
  );
  if (archive.root !== archiveRootOf(receipts.values()))
    report('ledger', 'data/10-statement.json', "the archive's root is not the one its receipts lead to");
  const text = (sequence: number): Buffer | undefined => texts[sequence];
  return {
    count: heads.length,
    hidden: hidden.length,
    keys,
    receipts,
    text,
    line: (sequence) => {
      const line = bySequence.get(sequence);
      return line === undefined || !('redacted' in line) ? line : null;
    },
    holds: (line) =>
      text(line.sequence)?.equals(Buffer.from(`${canonicalJson(JSON.parse(JSON.stringify(line)))}\n`)) === true,
  };
};
