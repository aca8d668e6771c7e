// First visit: the token in the address becomes a cookie and disappears from the address, which keeps its place.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerText, words } from './answers.ts';
import type { Sessions } from './sessions.ts';

/** The address without its token, on our own origin whatever the path looks like. */
const cleanUrl = (url: URL): string => {
  const clean = new URL(url);
  clean.searchParams.delete('token');
  return clean.href;
};

/**
 * A page on another site (a chat, a terminal in the browser) may have led here. A browser then keeps a Strict cookie
 * back during the whole chain of redirects, so it is sent on by a page of ours instead of by a redirect.
 */
const sendOn = (request: IncomingMessage, response: ServerResponse, target: string): void => {
  const site = request.headers['sec-fetch-site'];
  if (site !== 'cross-site' && site !== 'same-site') {
    response.writeHead(303, { location: target }).end();
    return;
  }
  const escaped = target.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  const page = `<!doctype html><meta charset="utf-8"><title>SIVO Audit Workbench</title><meta http-equiv="refresh" content="0;url=${escaped}"><a href="${escaped}">SIVO Audit Workbench</a>\n`;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
};

/** Answers a GET whose query names a token. A browser that is already in is simply sent on. */
export const exchangeToken = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  sessions: Sessions,
): void => {
  const target = cleanUrl(url);
  if (sessions.holds(request.headers.cookie)) {
    sendOn(request, response, target);
    return;
  }
  const exchanged = sessions.exchange(url.searchParams.get('token') ?? '');
  switch (exchanged.kind) {
    case 'session':
      response.setHeader('set-cookie', sessions.cookie(exchanged.id));
      sendOn(request, response, target);
      return;
    case 'used':
      answerText(response, 403, words.tokenUsed);
      return;
    case 'wrong':
      answerText(response, 403, words.tokenWrong);
      return;
  }
};
