import { describe, expect, it } from 'vitest';
import { guardRequest } from '#web/request-guard.ts';

const port = 4711;
const own = `127.0.0.1:${port}`;
const origin = `http://${own}`;

describe('guardRequest', () => {
  it.each([own, `localhost:${port}`])('lets a read from %s through', (host) => {
    expect(guardRequest('GET', { host }, port)).toBeNull();
    expect(guardRequest('HEAD', { host }, port)).toBeNull();
  });

  it.each([
    undefined,
    '',
    '127.0.0.1',
    'localhost',
    `127.0.0.1:${port + 1}`,
    `evil.example:${port}`,
    `localhost.evil.example:${port}`,
    `127.0.0.1:${port}.evil.example`,
    `[::1]:${port}`,
    `0.0.0.0:${port}`,
    `LOCALHOST:${port}`,
  ])('refuses the host %j', (host) => {
    expect(guardRequest('GET', host === undefined ? {} : { host }, port)?.status).toBe(403);
  });

  it('asks every call for the origin of the page at the same host', () => {
    expect(guardRequest('POST', { host: own, origin }, port)).toBeNull();
    expect(guardRequest('POST', { host: own }, port)?.status).toBe(403);
  });

  it.each([
    'null',
    'http://evil.example',
    `https://${own}`,
    `http://localhost:${port}`,
    'http://127.0.0.1',
    `${origin}/`,
  ])('refuses a call from %s', (foreign) => {
    expect(guardRequest('POST', { host: own, origin: foreign }, port)?.status).toBe(403);
    expect(guardRequest('GET', { host: own, origin: foreign }, port)?.status).toBe(403);
  });

  it('refuses a call the browser itself marks as foreign', () => {
    expect(guardRequest('POST', { host: own, origin, 'sec-fetch-site': 'same-origin' }, port)).toBeNull();
    expect(guardRequest('POST', { host: own, origin, 'sec-fetch-site': 'cross-site' }, port)?.status).toBe(403);
  });

  it.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', ''])('refuses the method %j', (method) => {
    expect(guardRequest(method, { host: own, origin }, port)?.status).toBe(405);
  });
});
