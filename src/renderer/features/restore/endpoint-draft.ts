// A restore endpoint while it is being typed, and what it becomes.
import type { RestoreEndpoint } from '#shared/model/restore.ts';

export const tokenKinds = ['none', 'keychain', 'environment'] as const;
export type TokenKind = (typeof tokenKinds)[number];

export interface EndpointDraft {
  url: string;
  method: RestoreEndpoint['method'];
  body: RestoreEndpoint['body'];
  keep: TokenKind;
  variable: string;
  /** Typed just now; never shown again once it is in the keychain. */
  secret: string;
  /** Whether the keychain holds one already. */
  kept: boolean;
}

export const methods = ['PATCH', 'PUT', 'POST'] as const satisfies readonly RestoreEndpoint['method'][];
export const bodies = ['patch', 'merge', 'state'] as const satisfies readonly RestoreEndpoint['body'][];

/** The name the endpoint's token has in the keychain. */
const keychainName = 'restore-endpoint';
const usualVariable = 'SIVO_TOKEN';

/** `endpoint` null: a new one. */
export const draftOf = (endpoint: RestoreEndpoint | null): EndpointDraft => ({
  url: endpoint?.url ?? '',
  method: endpoint?.method ?? 'PATCH',
  body: endpoint?.body ?? 'patch',
  keep: endpoint === null ? 'environment' : (endpoint.token?.kind ?? 'none'),
  variable: endpoint?.token?.kind === 'environment' ? endpoint.token.name : usualVariable,
  secret: '',
  kept: endpoint?.token?.kind === 'keychain',
});

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** https, or http on this machine, with a place for the resource's id. The host looks closer when it is saved. */
export const isTemplate = (text: string): boolean => {
  const filled = text.replaceAll(/\{(type|id)\}/g, 'a');
  if (!text.includes('{id}') || !URL.canParse(filled)) return false;
  const { protocol, hostname } = new URL(filled);
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
};

export const isVariable = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);

export const isComplete = ({ url, keep, variable, secret, kept }: EndpointDraft): boolean =>
  isTemplate(url) &&
  (keep !== 'environment' || isVariable(variable)) &&
  (keep !== 'keychain' || kept || secret.trim() !== '');

const tokenOf = ({ keep, variable }: EndpointDraft): RestoreEndpoint['token'] => {
  if (keep === 'none') return null;
  return keep === 'keychain'
    ? { kind: 'keychain', connectionId: keychainName }
    : { kind: 'environment', name: variable };
};

/** The endpoint, and the secret to put into the keychain; null where none was typed for it. */
export const endpointOf = (draft: EndpointDraft): { endpoint: RestoreEndpoint; secret: string | null } => ({
  endpoint: { url: draft.url, method: draft.method, body: draft.body, token: tokenOf(draft) },
  secret: draft.keep === 'keychain' && draft.secret.trim() !== '' ? draft.secret.trim() : null,
});
