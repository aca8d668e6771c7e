import { describe, expect, it } from 'vitest';
import { draftOf, endpointOf, isComplete, isTemplate } from '#renderer/features/restore/endpoint-draft.ts';
import { type RestoreEndpoint, restoreEndpointSchema } from '#shared/model/restore.ts';

const url = 'https://acme.example/api/{type}/{id}';

describe('the endpoint being typed', () => {
  it.each([url, 'https://acme.example/{id}?of={type}', 'http://127.0.0.1:8080/{id}'])(
    '%s can be an address',
    (text) => {
      expect(isTemplate(text)).toBe(true);
    },
  );

  it.each(['', 'acme.example/{id}', 'http://acme.example/{id}', 'https://acme.example/api', 'ftp://acme.example/{id}'])(
    '%j cannot',
    (text) => {
      expect(isTemplate(text)).toBe(false);
    },
  );

  it('begins with nothing to send to and no secret', () => {
    const draft = draftOf(null);
    expect(isComplete(draft)).toBe(false);
    expect(isComplete({ ...draft, url })).toBe(true);
    expect(endpointOf({ ...draft, url }).secret).toBeNull();
  });

  it.each<RestoreEndpoint['token']>([
    null,
    { kind: 'environment', name: 'MY_TOKEN' },
    { kind: 'keychain', connectionId: 'restore-endpoint' },
  ])('becomes what it was made of, and sends no secret of its own: %j', (token) => {
    const endpoint: RestoreEndpoint = { url, method: 'PUT', body: 'state', token };
    const made = endpointOf(draftOf(endpoint));
    expect(made).toEqual({ endpoint, secret: null });
    expect(restoreEndpointSchema.parse(made.endpoint)).toEqual(endpoint);
  });

  it('a token for the keychain has to be typed once, and one for the environment is never taken', () => {
    const draft = { ...draftOf(null), url, keep: 'keychain' as const };
    expect(isComplete(draft)).toBe(false);
    expect(isComplete({ ...draft, kept: true })).toBe(true);
    expect(endpointOf({ ...draft, secret: ' s3cret ' }).secret).toBe('s3cret');
    expect(endpointOf({ ...draft, keep: 'environment', secret: 's3cret' }).secret).toBeNull();
    expect(isComplete({ ...draft, keep: 'environment', variable: '9 LIVES' })).toBe(false);
  });
});
