// The plain answers of the loopback host: refusals a person can act on, in English and Spanish, without scripts.
import type { ServerResponse } from 'node:http';
import { type ErrorCode, type ErrorData, errorTable } from '#shared/contract/errors.ts';
import { contentSecurityPolicy } from '#shared/security/content-security-policy.ts';

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** On every answer, whatever it is; nothing may be stored unless a later header says so. */
export const setCommonHeaders = (response: ServerResponse): void => {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  response.setHeader('cache-control', 'no-store');
};

/** Ends the response with lines of plain text. */
export const answerText = (response: ServerResponse, status: number, lines: readonly string[]): void => {
  const body = `${lines.join('\n')}\n`;
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
};

/** Ends an RPC call before it reached the contract, in the form the typed client reads. */
export const answerRpcError = (response: ServerResponse, code: ErrorCode, data: ErrorData): void => {
  const { status } = errorTable[code];
  const message = `${code}: ${data.where} (${data.detail})`;
  const body = JSON.stringify({ json: { defined: true, code, status, message, data } });
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
};

export const words = {
  noSession: [
    'This page belongs to a running SIVO Audit Workbench and this browser has not been let in.',
    'Open the address that the workbench printed in its terminal when it started.',
    '',
    'Esta página pertenece a un SIVO Audit Workbench en marcha y este navegador no tiene acceso.',
    'Abra la dirección que se mostró en su terminal al arrancar.',
  ],
  tokenUsed: [
    'This address was already used: it lets one browser in, once.',
    'Go on in that browser, or stop the workbench and start it again: it prints a new address.',
    '',
    'Esta dirección ya se ha usado: sirve para un solo navegador y una sola vez.',
    'Continúe en ese navegador, o detenga el programa y arránquelo de nuevo: mostrará una dirección nueva.',
  ],
  tokenWrong: [
    'This address is not the one the workbench printed when it started.',
    'Copy it again, whole, from the terminal; an address of an earlier start no longer works.',
    '',
    'Esta dirección no es la que se mostró al arrancar.',
    'Cópiela de nuevo, entera, desde el terminal; la de un arranque anterior ya no sirve.',
  ],
  notFound: ['There is nothing at this address.', '', 'No hay nada en esta dirección.'],
  malformed: ['This address cannot be read.', '', 'Esta dirección no se puede leer.'],
  onlyRead: [
    'Pages are read with GET or HEAD; the contract is called with POST.',
    '',
    'Las páginas se leen con GET o HEAD; el contrato se llama con POST.',
  ],
} as const;
