// The one-time token in the printed address and the sessions it was exchanged for.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface Sessions {
  /** The token's session id at its first use; `used` later, `wrong` for anything else. */
  exchange(token: string): { kind: 'session'; id: string } | { kind: 'used' } | { kind: 'wrong' };
  /** Whether a Cookie header carries a session of this host. */
  holds(cookieHeader: string | undefined): boolean;
  /** The Set-Cookie value for a session. */
  cookie(id: string): string;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares in a time that does not depend on where two texts differ, nor on their lengths. */
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/** 256 random bits, safe in an address. */
export const randomSecret = (): string => randomBytes(32).toString('base64url');

const cookieValue = (header: string | undefined, name: string): string | null => {
  for (const part of (header ?? '').split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0 && part.slice(0, equals).trim() === name) return part.slice(equals + 1).trim();
  }
  return null;
};

/** `port` is part of the cookie's name: browsers send cookies to every port of a host, and two workbenches may run. */
export const createSessions = (token: string, port: number): Sessions => {
  const name = `sivo_audit_${port}`;
  let session: string | null = null;
  return {
    exchange: (given) => {
      if (!isSame(given, token)) return { kind: 'wrong' };
      if (session !== null) return { kind: 'used' };
      session = randomSecret();
      return { kind: 'session', id: session };
    },
    holds: (cookieHeader) => {
      const value = cookieValue(cookieHeader, name);
      return session !== null && value !== null && isSame(value, session);
    },
    cookie: (id) => `${name}=${id}; Path=/; HttpOnly; SameSite=Strict`,
  };
};
