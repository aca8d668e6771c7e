// A real HTTP server that answers as SIVO's API may: every paging style and envelope its documentation leaves open, and
// faults on demand.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

export type ApiEvent = { id: string; timestamp: string } & Record<string, unknown>;

/** `mute`: cursor or page without a word on whether there is more. `unpaged`: everything at once, whatever page is asked. */
export type ApiPaging = 'cursor' | 'page' | 'link' | 'hasMore' | 'total' | 'mute' | 'unpaged';

/** What goes wrong with one request: an answer of its own, or what becomes of the true one. */
export type ApiFault =
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: string }
  | { kind: 'cut' }
  | { kind: 'cutChunked' }
  | { kind: 'stall' }
  | { kind: 'silence' }
  | { kind: 'body'; change: (page: Record<string, unknown>) => unknown };

export interface ApiRequest {
  /** Counted from 1. */
  number: number;
  method: string;
  parameters: Record<string, string>;
  authorization: string;
}

export interface AuditApiOptions {
  events: readonly ApiEvent[];
  pageSize?: number;
  paging?: ApiPaging;
  /** Name of the list; null for a bare list. */
  envelope?: string | null;
  /** Name of the member with the cursor, with dots for one that lies deeper. */
  cursorName?: string;
  /** The only parameter it takes a cursor from; `cursor` or `pageToken` where it is absent. */
  cursorParameter?: string;
  token?: string;
  gzip?: boolean;
  /** Before an answer, in ms. */
  delayMs?: number;
  fault?: (request: ApiRequest) => ApiFault | null;
}

export interface AuditApiServer {
  url: string;
  requests: ApiRequest[];
  close(): Promise<void>;
}

const at = (path: string, value: unknown): Record<string, unknown> =>
  path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Record<string, unknown>;

const within = (events: readonly ApiEvent[], { from = '', to = '' }: Record<string, string>): ApiEvent[] => {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return events.filter(({ timestamp }) => Date.parse(timestamp) >= start && Date.parse(timestamp) < end);
};

interface Page {
  body: unknown;
  link: string | null;
}

const pageOf = (options: AuditApiOptions, parameters: Record<string, string>): Page => {
  const { events, pageSize = 3, paging = 'cursor', envelope = 'data', cursorName = 'nextCursor' } = options;
  const found = within(events, parameters);
  const { cursorParameter } = options;
  const given =
    cursorParameter === undefined ? (parameters.cursor ?? parameters.pageToken) : parameters[cursorParameter];
  const start =
    given !== undefined
      ? Number(Buffer.from(given, 'base64url').toString())
      : (Number(parameters.page ?? '1') - 1) * pageSize;
  const list = paging === 'unpaged' ? found : found.slice(start, start + pageSize);
  const hasMore = start + pageSize < found.length;
  const cursor = hasMore ? Buffer.from(String(start + pageSize)).toString('base64url') : null;
  const page = Number(parameters.page ?? '1');
  const said: Record<ApiPaging, Record<string, unknown>> = {
    cursor: at(cursorName, cursor),
    page: { page, totalPages: Math.ceil(found.length / pageSize) },
    link: {},
    hasMore: { hasMore },
    total: { total: found.length },
    mute: {},
    unpaged: {},
  };
  const next = new URLSearchParams({ ...parameters, page: String(page + 1) });
  return {
    body: envelope === null ? list : { [envelope]: list, ...said[paging] },
    link: paging === 'link' && hasMore ? `</api/audit-logs?${next}>; rel="next", </api/audit-logs>; rel="first"` : null,
  };
};

/** Listens on a free port of the loopback interface. */
export const startAuditApi = async (options: AuditApiOptions): Promise<AuditApiServer> => {
  const requests: ApiRequest[] = [];

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const asked: ApiRequest = {
      number: requests.length + 1,
      method: request.method ?? '',
      parameters: Object.fromEntries(url.searchParams),
      authorization: request.headers.authorization ?? '',
    };
    requests.push(asked);
    const send = (status: number, headers: Record<string, string>, body: string | Buffer): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(body);
    };
    if (options.token !== undefined && asked.authorization !== `Bearer ${options.token}`) {
      send(401, {}, JSON.stringify({ code: 'UNAUTHENTICATED', message: `not known: ${asked.authorization}` }));
      return;
    }
    const fault = options.fault?.(asked) ?? null;
    if (fault?.kind === 'silence') return;
    if (fault?.kind === 'answer') {
      send(fault.status, fault.headers ?? {}, fault.body ?? '');
      return;
    }
    const page = pageOf(options, asked.parameters);
    const changed = fault?.kind === 'body' ? fault.change(page.body as Record<string, unknown>) : page.body;
    const body = Buffer.from(typeof changed === 'string' ? changed : JSON.stringify(changed));
    if (fault !== null && fault.kind !== 'body') {
      const length = fault.kind === 'cutChunked' ? {} : { 'content-length': String(body.length) };
      response.writeHead(200, { 'content-type': 'application/json', ...length });
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => {
        if (fault.kind !== 'stall') response.destroy();
      });
      return;
    }
    const link: Record<string, string> = page.link === null ? {} : { link: page.link };
    if (options.gzip === true) send(200, { ...link, 'content-encoding': 'gzip' }, gzipSync(body));
    else send(200, link, body);
  };

  const server = createServer((request, response) => {
    const { delayMs = 0 } = options;
    if (delayMs > 0) setTimeout(() => answer(request, response), delayMs);
    else answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/audit-logs`,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

/** Events `evt-0001`… evenly from 2026-05-01 on, as SIVO spells them. */
export const apiEvents = (count: number, everyMs = 60_000): ApiEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `evt-${String(index + 1).padStart(4, '0')}`,
    timestamp: new Date(Date.UTC(2026, 4, 1) + index * everyMs).toISOString(),
    tenantId: 'acme',
    actor: { id: 'u1', email: 'ana@acme.example', role: 'admin' },
    action: 'access',
    resource: { type: 'recording', id: `r${index}` },
    crossTenant: false,
  }));
