import { describe, expect, it } from 'vitest';
import {
  type ConnectionDraft,
  connectionOf,
  draftOf,
  emptyDraft,
  isComplete,
  isUrlAllowed,
} from '#renderer/features/sources/connection-draft.ts';

const draft = (part: Partial<ConnectionDraft>): ConnectionDraft => ({
  ...emptyDraft(true),
  url: 'https://acme.app.sivocenter.com/api/audit-logs',
  ...part,
});

describe('isUrlAllowed', () => {
  it.each(['https://a.example/x', 'http://localhost:8080/x', 'http://127.0.0.1/', 'http://[::1]:9/'])(
    'takes %s',
    (url) => expect(isUrlAllowed(url)).toBe(true),
  );
  it.each(['http://a.example', 'ftp://a.example', 'a.example', '', 'http://localhost.evil.example'])(
    'refuses %s',
    (url) => expect(isUrlAllowed(url)).toBe(false),
  );
});

describe('a connection being typed', () => {
  it('needs a secret for the keychain until it is saved, and a variable otherwise', () => {
    expect(isComplete(draft({}))).toBe(false);
    expect(isComplete(draft({ secret: 'x' }))).toBe(true);
    expect(isComplete(draft({ id: 'known' }))).toBe(true);
    expect(isComplete(draft({ keep: 'environment', variable: '1A' }))).toBe(false);
    expect(isComplete(draft({ keep: 'environment', variable: 'SIVO_TOKEN' }))).toBe(true);
  });

  it('becomes a connection that holds no secret, named after its host', () => {
    const made = connectionOf(draft({ secret: 'top secret' }), 'new');
    expect(made).toEqual({
      id: 'new',
      name: 'acme.app.sivocenter.com',
      url: 'https://acme.app.sivocenter.com/api/audit-logs',
      token: { kind: 'keychain', connectionId: 'new' },
      plan: null,
    });
    expect(JSON.stringify(made)).not.toContain('top secret');
    expect(connectionOf(draftOf(made), 'other').id).toBe('new');
  });
});
