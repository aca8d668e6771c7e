// One GET with a bearer token: bounded in time and size, and never answered by another origin than the one asked.
import type { PullSettings } from './pull-settings.ts';
import type { Token } from './token.ts';

/** `body` without its content encoding. `failed`: no whole answer; `refused`: an answer that must not be followed or kept. */
export type HttpOutcome =
  | { kind: 'answer'; status: number; headers: Headers; body: Buffer; url: URL }
  | { kind: 'failed'; why: string }
  | { kind: 'refused'; why: string };

const mostRedirects = 5;
const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

const words: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  ENOTFOUND: 'the name of the host is not known',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'the connection timed out',
  UND_ERR_HEADERS_TIMEOUT: 'the server did not begin to answer in time',
  UND_ERR_BODY_TIMEOUT: 'the answer stood still',
  CERT_HAS_EXPIRED: "the server's certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the server's certificate is self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "the server's certificate is signed by nobody this machine trusts",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the server's certificate is signed by nobody this machine trusts",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the server's certificate is signed by nobody this machine trusts",
  ERR_TLS_CERT_ALTNAME_INVALID: "the server's certificate is for another host",
};

/** In our own words: what a library says of a request may quote its headers. */
export const failureInWords = (error: unknown, depth = 0): string => {
  if (!(error instanceof Error) || depth > 3) return 'the request failed';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code !== '' && words[code] !== undefined) return words[code];
  if (error.cause !== undefined) return failureInWords(error.cause, depth + 1);
  return /^[A-Z][A-Z0-9_]+$/.test(code) ? `the request failed (${code})` : 'the answer was cut or malformed';
};

/** A clock that stops the request when it is not set on in time, and says which patience has ended. */
const createStopwatch = (signal: AbortSignal) => {
  const stop = new AbortController();
  const ended: { why: string | null } = { why: null };
  let timer: NodeJS.Timeout | undefined;
  return {
    signal: AbortSignal.any([signal, stop.signal]),
    ended,
    allow: (ms: number, why: string): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        ended.why = why;
        stop.abort();
      }, ms);
    },
    done: (): void => clearTimeout(timer),
  };
};

type Stopwatch = ReturnType<typeof createStopwatch>;

const seconds = (ms: number): string => `${Math.max(1, Math.round(ms / 1000))} s`;

const readBody = async (response: Response, settings: PullSettings, watch: Stopwatch): Promise<Buffer | null> => {
  const { idleMs, pageMs, maxPageBytes } = settings;
  const until = performance.now() + pageMs;
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  const goOn = (): void => {
    const left = Math.max(0, until - performance.now());
    const isSlow = left < idleMs;
    watch.allow(
      Math.min(left, idleMs),
      isSlow ? `the answer took longer than ${seconds(pageMs)}` : `the answer stood still for ${seconds(idleMs)}`,
    );
  };
  goOn();
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > maxPageBytes) return null;
    pieces.push(piece);
    goOn();
  }
  return Buffer.concat(pieces, bytes);
};

const follow = async (
  asked: URL,
  token: Token,
  settings: PullSettings,
  watch: Stopwatch,
  redirects: number,
): Promise<HttpOutcome> => {
  watch.allow(settings.answerMs, `no answer within ${seconds(settings.answerMs)}`);
  const response = await fetch(asked, {
    headers: { authorization: token.header(), accept: 'application/json', 'user-agent': 'sivo-audit-workbench' },
    redirect: 'manual',
    signal: watch.signal,
  });
  const location = isRedirect(response.status) ? response.headers.get('location') : null;
  if (location !== null) {
    await response.body?.cancel();
    const target = URL.canParse(location, asked.href) ? new URL(location, asked) : null;
    if (target === null) return { kind: 'refused', why: 'it redirects to what is no address' };
    if (target.origin !== asked.origin) {
      return { kind: 'refused', why: `it redirects to ${target.host}, to which the token is not sent` };
    }
    if (redirects === mostRedirects) return { kind: 'refused', why: `it redirects more than ${mostRedirects} times` };
    return follow(target, token, settings, watch, redirects + 1);
  }
  const body = await readBody(response, settings, watch);
  if (body === null)
    return { kind: 'refused', why: `a page larger than ${settings.maxPageBytes.toLocaleString('en')} bytes` };
  return { kind: 'answer', status: response.status, headers: response.headers, body, url: asked };
};

/** Throws only when `signal` is aborted; whatever happens on the way is an outcome in words without the token. */
export const httpGet = async (
  url: URL,
  token: Token,
  settings: PullSettings,
  signal: AbortSignal,
): Promise<HttpOutcome> => {
  const watch = createStopwatch(signal);
  try {
    return await follow(url, token, settings, watch, 0);
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'failed', why: watch.ended.why ?? failureInWords(error) };
  } finally {
    watch.done();
  }
};
