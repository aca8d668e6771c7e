// The custody log: the lines of a ledger by what they tell.
import { type CustodyInput, type CustodyKind, type CustodyPage, custodyKinds } from '#shared/model/custody.ts';
import type { LedgerLine } from '#shared/model/ledger.ts';
import { splitLines } from '../evidence/check-ledger.ts';
import { readLine } from '../evidence/ledger-line.ts';
import { readLedger } from './ledger-file.ts';
import { readManifest } from './manifest.ts';

const committedLines = (archivePath: string): Buffer[] => [
  ...splitLines(readLedger(archivePath, readManifest(archivePath)).committed),
];

/** Readable lines, oldest first, each read when it is asked for. Throws what `readManifest` and `readLedger` throw. */
export function* ledgerLines(archivePath: string): Generator<LedgerLine> {
  for (const bytes of committedLines(archivePath)) {
    const line = readLine(bytes);
    if (typeof line !== 'string') yield line;
  }
}

/** What a line says it tells, without its being checked; null where it cannot be read or says something else. */
const kindOf = (bytes: Buffer): CustodyKind | null => {
  try {
    const line = JSON.parse(bytes.toString('utf8')) as { kind?: unknown; body?: { act?: { kind?: unknown } } };
    const told = line.kind === 'custody' ? line.body?.act?.kind : line.kind;
    return custodyKinds.find((kind) => kind === told) ?? null;
  } catch {
    return null;
  }
};

/** Newest first. `counts`: of every kind that has lines, whatever was asked for. Throws what `readManifest` and `readLedger` throw. */
export const readCustody = (
  archivePath: string,
  { kinds, offset, limit }: CustodyInput,
): Omit<CustodyPage, 'waiting'> => {
  const all = committedLines(archivePath)
    .map((bytes) => ({ bytes, kind: kindOf(bytes) }))
    .reverse();
  const tally = new Map<CustodyKind, number>();
  for (const { kind } of all) if (kind !== null) tally.set(kind, (tally.get(kind) ?? 0) + 1);
  const fitting = kinds.length === 0 ? all : all.filter(({ kind }) => kind !== null && kinds.includes(kind));
  const lines = fitting
    .slice(offset, offset + limit)
    .map(({ bytes }) => readLine(bytes))
    .filter((line): line is LedgerLine => typeof line !== 'string');
  const counts = custodyKinds.flatMap((kind) => {
    const count = tally.get(kind);
    return count === undefined ? [] : [{ kind, count }];
  });
  return { total: fitting.length, counts, lines };
};
