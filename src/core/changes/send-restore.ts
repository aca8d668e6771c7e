// Sends a way back: a line of custody, one request, another line with what came of it. Never a second request.
import { createHash } from 'node:crypto';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { RestoreRecord } from '#shared/model/ledger.ts';
import type { SecretRef } from '#shared/model/remote.ts';
import type { RestoreOutcome, RestorePlan, RestoreRequest } from '#shared/model/restore.ts';
import type { Custody } from '../archive/custody.ts';
import { failureInWords } from '../ingest/sources/api/http-get.ts';
import { readToken, type TokenSources } from '../ingest/sources/api/read-token.ts';
import type { Token } from '../ingest/sources/api/token.ts';

/** `plan`: the one that was confirmed, computed again. */
export interface SendJob {
  path: string;
  plan: RestorePlan;
  token: SecretRef | null;
}

/** `patienceMs`: how long the whole answer may take; `mostBytes`: how much of it is kept. */
export interface SendTools {
  openCustody(): Promise<Custody>;
  tokens: TokenSources;
  restoreId: string;
  appVersion: string;
  patienceMs?: number;
  mostBytes?: number;
}

type Answer = Omit<RestoreOutcome, 'ledgerSequence'>;

/** The beginning of the answer; what a cut or slow one gave so far. */
const readStart = async (response: Response, mostBytes: number): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of response.body ?? []) {
      pieces.push(piece);
      bytes += piece.length;
      if (bytes >= mostBytes) break;
    }
  } catch {
    // The status has come, and says what became of the request.
  }
  return Buffer.concat(pieces).subarray(0, mostBytes);
};

const askOnce = async (
  { method, url, headers, body }: RestoreRequest,
  token: Token | null,
  { patienceMs = 30_000, mostBytes = 64 * 1024 }: SendTools,
): Promise<Answer> => {
  const { authorization: _, ...shown } = headers;
  const signal = AbortSignal.timeout(patienceMs);
  const clean = (text: string): string => token?.cutFrom(text) ?? text;
  try {
    const response = await fetch(url, {
      method,
      headers: { ...shown, ...(token === null ? {} : { authorization: token.header() }) },
      body,
      redirect: 'manual',
      signal,
    });
    const answer = clean((await readStart(response, mostBytes)).toString('utf8'));
    return { outcome: response.ok ? 'accepted' : 'refused', status: response.status, answer };
  } catch (error) {
    const why = signal.aborted ? `no answer within ${Math.round(patienceMs / 1000)} s` : failureInWords(error);
    return { outcome: 'unreachable', status: null, answer: clean(why) };
  }
};

const recordOf = ({ plan }: SendJob, { restoreId, appVersion }: SendTools): Omit<RestoreRecord, 'phase'> => {
  const { type, id, tenantId = null } = plan.resource;
  const { method, url, body } = plan.request;
  return {
    restoreId,
    eventId: plan.eventId,
    mode: plan.mode,
    resource: { type, id, tenantId },
    method,
    url,
    bodySha256: body === null ? null : createHash('sha256').update(body).digest('hex'),
    fields: plan.rows.filter(({ choice }) => choice === 'restore').map(({ path }) => path),
    operator: null,
    appVersion,
  };
};

const withoutLine = (error: unknown, { outcome, status }: Answer): WorkbenchError => {
  const came = status === null ? outcome : `${outcome}, status ${status}`;
  const detail = `the request was sent once (${came}), but the ledger could not take the line that says so`;
  if (!(error instanceof WorkbenchError)) return new WorkbenchError('IO_FAILED', 'ledger', detail, { cause: error });
  return new WorkbenchError(error.code, error.data.where, `${detail}; ${error.data.detail}`, { cause: error });
};

/**
 * Throws before anything is sent: SECRET_MISSING, ARCHIVE_LOCKED, and what writing the first line throws. After that only
 * when the second line cannot be written; what came of the request is told in the error then.
 */
export const sendRestore = async (job: SendJob, tools: SendTools): Promise<RestoreOutcome> => {
  const token = job.token === null ? null : await readToken(job.token, tools.tokens);
  if (token?.isIn(Buffer.from(job.plan.request.url)) === true) {
    throw new WorkbenchError('BAD_INPUT', 'url', 'the token does not belong in the address');
  }
  const record = recordOf(job, tools);
  const custody = await tools.openCustody();
  try {
    custody.record({ ...record, phase: 'asked' });
    const answer = await askOnce(job.plan.request, token, tools);
    try {
      const { outcome, status } = answer;
      return { ...answer, ledgerSequence: custody.record({ ...record, phase: 'answered', outcome, status }) };
    } catch (error) {
      throw withoutLine(error, answer);
    }
  } finally {
    custody.release();
  }
};
