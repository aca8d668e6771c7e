import { describe, expect, it } from 'vitest';
import { createSessions, randomSecret } from '#web/sessions.ts';

describe('createSessions', () => {
  it('exchanges its token once', () => {
    const sessions = createSessions('the-token', 4711);
    expect(sessions.exchange('another')).toEqual({ kind: 'wrong' });
    expect(sessions.exchange('')).toEqual({ kind: 'wrong' });
    const first = sessions.exchange('the-token');
    expect(first.kind).toBe('session');
    expect(sessions.exchange('the-token')).toEqual({ kind: 'used' });
    expect(sessions.exchange('another')).toEqual({ kind: 'wrong' });
  });

  it('knows its own cookie among others, and only that', () => {
    const sessions = createSessions('the-token', 4711);
    expect(sessions.holds('sivo_audit_4711=')).toBe(false);
    const exchanged = sessions.exchange('the-token');
    if (exchanged.kind !== 'session') throw new Error('the first exchange opens a session');
    const cookie = sessions.cookie(exchanged.id);
    expect(cookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    const pair = cookie.split(';')[0] ?? '';
    expect(sessions.holds(pair)).toBe(true);
    expect(sessions.holds(`a=b; ${pair};c=d`)).toBe(true);
    expect(sessions.holds(undefined)).toBe(false);
    expect(sessions.holds('sivo_audit_4711=the-token')).toBe(false);
    expect(sessions.holds(pair.replace('4711', '4712'))).toBe(false);
    expect(sessions.holds(`${pair}x`)).toBe(false);
    expect(createSessions('the-token', 4711).holds(pair)).toBe(false);
  });

  it('draws secrets of 256 bits', () => {
    const secrets = new Set(Array.from({ length: 50 }, randomSecret));
    expect(secrets.size).toBe(50);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url').byteLength).toBe(32);
  });
});
