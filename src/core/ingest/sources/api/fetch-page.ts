// One page, asked for as often as it is worth it.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { retryAfterMs, waitMs } from './back-off.ts';
import { httpGet } from './http-get.ts';
import { nextLink } from './link-header.ts';
import type { PullSettings } from './pull-settings.ts';
import { type PageContent, readEnvelope } from './read-envelope.ts';
import { serverFinding } from './server-finding.ts';
import type { Token } from './token.ts';

export interface PageRequest {
  url: URL;
  /** What messages call it. */
  name: string;
  token: Token;
}

export interface FetchTools {
  settings: PullSettings;
  signal: AbortSignal;
  now: () => Date;
}

/** `link`: the next page by the Link header, an absolute address. `declined`: a status that says the request itself is wrong. */
export type FetchedPage =
  | { kind: 'page'; body: Buffer; content: PageContent; link: string | null }
  | { kind: 'declined'; status: number; finding: string };

/** A failure that asking again may mend; `trusted: false`: the answer was whole and made no sense. */
interface Failure {
  why: string;
  afterMs: number | null;
  trusted: boolean;
}

const isPassing = (status: number): boolean => status === 408 || status === 425 || status === 429 || status >= 500;

const attempt = async (request: PageRequest, { settings, signal, now }: FetchTools): Promise<FetchedPage | Failure> => {
  const { url, name, token } = request;
  const outcome = await httpGet(url, token, settings, signal);
  if (outcome.kind === 'failed') return { why: outcome.why, afterMs: null, trusted: true };
  if (outcome.kind === 'refused') throw new WorkbenchError('REMOTE_MISBEHAVED', name, outcome.why);
  const { status, headers, body } = outcome;
  const finding = (): string => serverFinding(status, body, token).text;
  if (status === 401 || status === 403) throw new WorkbenchError('REMOTE_REFUSED', name, finding());
  if (isPassing(status)) {
    return { why: finding(), afterMs: retryAfterMs(headers.get('retry-after'), now().getTime()), trusted: true };
  }
  if (status < 200 || status > 299) return { kind: 'declined', status, finding: finding() };
  const target = nextLink(headers.get('link'));
  const link = target !== null && URL.canParse(target, outcome.url.href) ? new URL(target, outcome.url).href : null;
  // The address counts too: a redirect may have led to one with the token in it.
  if (token.isIn(body) || token.isIn(Buffer.from(`${target} ${link}`))) {
    throw new WorkbenchError('REMOTE_MISBEHAVED', name, 'its answer repeats the token; nothing of it is kept');
  }
  const content = readEnvelope(body);
  if (typeof content === 'string') return { why: content, afterMs: null, trusted: false };
  return { kind: 'page', body, content, link };
};

/**
 * Waits between tries as `waitMs` says. Throws REMOTE_REFUSED (401 and 403, at once, with the server's code),
 * REMOTE_UNREACHABLE and REMOTE_MISBEHAVED when the tries are used up, and what the signal was aborted with.
 */
export const fetchPage = async (request: PageRequest, tools: FetchTools): Promise<FetchedPage> => {
  const { settings, signal } = tools;
  for (let failures = 1; ; failures += 1) {
    const result = await attempt(request, tools);
    if ('kind' in result) return result;
    const { why, afterMs, trusted } = result;
    if (failures >= settings.tries) {
      const code = trusted ? 'REMOTE_UNREACHABLE' : 'REMOTE_MISBEHAVED';
      throw new WorkbenchError(code, request.name, `${request.token.cutFrom(why)}; asked ${failures} times`);
    }
    await settings.wait(waitMs(failures, afterMs, settings), signal);
  }
};
