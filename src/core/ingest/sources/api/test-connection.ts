// Does the address answer with events? One page of the last day, asked for twice at most; nothing is kept.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ConnectionTest } from '#shared/model/remote.ts';
import { httpGet } from './http-get.ts';
import { nextLink } from './link-header.ts';
import { defaultPullSettings, type PullSettings } from './pull-settings.ts';
import { type PageContent, readEnvelope } from './read-envelope.ts';
import type { RemoteAddress } from './remote-address.ts';
import { serverFinding } from './server-finding.ts';
import type { Token } from './token.ts';

export interface TestTools {
  now: () => Date;
  signal: AbortSignal;
  settings?: PullSettings;
}

/** Somebody is waiting. */
const patient: PullSettings = { ...defaultPullSettings, answerMs: 15_000, idleMs: 10_000, pageMs: 60_000 };

const nothing: Omit<ConnectionTest, 'ok' | 'detail'> = { status: null, code: null, events: null, paging: null };

const pagingOf = ({ signals }: PageContent, link: string | null): ConnectionTest['paging'] => {
  if (link !== null || signals.link !== null) return 'link';
  if (signals.cursor !== null) return 'cursor';
  const { nextPage, hasMore, totalPages, total } = signals;
  return nextPage !== null || hasMore !== null || totalPages !== null || total !== null ? 'page' : 'single';
};

/** Whatever the server answers is a result; throws CANCELLED when it is given up. */
export const testConnection = async (
  address: RemoteAddress,
  token: Token,
  { now, signal, settings = patient }: TestTools,
): Promise<ConnectionTest> => {
  const to = now();
  const url = new URL(address.url);
  url.searchParams.set('from', new Date(to.getTime() - 86_400_000).toISOString());
  url.searchParams.set('to', to.toISOString());
  url.searchParams.set('page', '1');
  const ask = () => httpGet(url, token, settings, signal);
  const failed = (detail: string): ConnectionTest => ({ ...nothing, ok: false, detail });
  try {
    let outcome = await ask();
    if (outcome.kind === 'failed') outcome = await ask();
    if (outcome.kind !== 'answer') return failed(token.cutFrom(outcome.why));
    const { status, headers, body } = outcome;
    if (status < 200 || status > 299) {
      const { code, text } = serverFinding(status, body, token);
      return { ...failed(text), status, code };
    }
    const content = readEnvelope(body);
    if (typeof content === 'string') return { ...failed(token.cutFrom(content).slice(0, 300)), status };
    const { events } = content;
    const paging = pagingOf(content, nextLink(headers.get('link')));
    return {
      ...nothing,
      ok: true,
      status,
      events,
      paging,
      detail: `${events} events of the last day on the first page`,
    };
  } catch (error) {
    throw signal.aborted ? new WorkbenchError('CANCELLED', 'connection') : error;
  }
};
