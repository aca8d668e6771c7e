// One act as one line of custody, and the seed of a sample, which is recorded once.
import { setTimeout as wait } from 'node:timers/promises';
import { type ErrorCode, WorkbenchError } from '#shared/contract/errors.ts';
import type { CustodyAct } from '#shared/model/ledger.ts';
import type { Custody } from './custody.ts';
import { ledgerLines } from './read-custody.ts';

/** Commits the line and gives its place in the ledger, from 0. Throws ARCHIVE_LOCKED and what writing throws. */
export const recordAct = async (act: CustodyAct, openCustody: () => Promise<Custody>): Promise<number> => {
  const custody = await openCustody();
  try {
    return custody.act(act);
  } finally {
    custody.release();
  }
};

type Sample = Extract<CustodyAct, { kind: 'sample' }>;

/** What makes two draws the same one, whoever made them. */
const drawOf = ({ method, filter, zone, seed, population, size, n, strata }: Sample): string =>
  JSON.stringify([method, filter, zone, seed, population, size, n, strata]);

const recordedAs = (archivePath: string, act: Sample): { sequence: number; at: string } | null => {
  const draw = drawOf(act);
  for (const line of ledgerLines(archivePath)) {
    if (line.kind !== 'custody' || line.body.act.kind !== 'sample' || drawOf(line.body.act) !== draw) continue;
    return { sequence: line.sequence, at: line.at };
  }
  return null;
};

const patienceMs = 3000;
const pauseMs = 100;

/** Reasons of the medium or of another writer: the sample stands, its seed is told as unrecorded. */
const toldCodes: readonly ErrorCode[] = ['ARCHIVE_LOCKED', 'ACCESS_DENIED', 'DISK_FULL', 'IO_FAILED'];

/**
 * The seed of a sample before it is drawn: the first line that tells this very draw, or a new one. Waits a few seconds for another
 * writer. A text says why there is none. Throws what else writing throws, and what reading the ledger throws.
 */
export const recordSample = async (
  archivePath: string,
  act: Sample,
  openCustody: () => Promise<Custody>,
): Promise<{ sequence: number; at: string } | string> => {
  const until = Date.now() + patienceMs;
  for (;;) {
    const earlier = recordedAs(archivePath, act);
    if (earlier !== null) return earlier;
    try {
      await recordAct(act, openCustody);
    } catch (error) {
      if (!(error instanceof WorkbenchError) || !toldCodes.includes(error.code)) throw error;
      if (error.code !== 'ARCHIVE_LOCKED' || Date.now() >= until) return `${error.code}: ${error.data.detail}`;
      await wait(pauseMs);
    }
  }
};
