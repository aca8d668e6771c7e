// A connection while it is being typed, and what it becomes.
import type { Connection, Plan } from '#shared/model/remote.ts';

export interface ConnectionDraft {
  /** Empty: not saved yet. */
  id: string;
  name: string;
  url: string;
  keep: 'keychain' | 'environment';
  variable: string;
  /** Typed just now; never shown again once it is in the keychain. */
  secret: string;
  plan: Plan | null;
}

export const emptyDraft = (keychain: boolean): ConnectionDraft => ({
  id: '',
  name: '',
  url: '',
  keep: keychain ? 'keychain' : 'environment',
  variable: 'SIVO_TOKEN',
  secret: '',
  plan: null,
});

export const draftOf = ({ id, name, url, token, plan }: Connection): ConnectionDraft => ({
  id,
  name,
  url,
  keep: token.kind,
  variable: token.kind === 'environment' ? token.name : 'SIVO_TOKEN',
  secret: '',
  plan,
});

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** https, or http on this machine. */
export const isUrlAllowed = (text: string): boolean => {
  try {
    const { protocol, hostname } = new URL(text);
    return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
  } catch {
    return false;
  }
};

export const isVariable = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);

/** Whether a secret has to be typed: the keychain has none for a connection that is not saved yet. */
export const lacksSecret = ({ keep, secret, id }: ConnectionDraft): boolean =>
  keep === 'keychain' && secret === '' && id === '';

export const isComplete = (draft: ConnectionDraft): boolean =>
  isUrlAllowed(draft.url) && !lacksSecret(draft) && (draft.keep === 'keychain' || isVariable(draft.variable));

/** The host stands for a name that was not given. `id` is used for a draft without one. */
export const connectionOf = (draft: ConnectionDraft, id: string): Connection => {
  const own = draft.id === '' ? id : draft.id;
  return {
    id: own,
    name: draft.name.trim() === '' ? new URL(draft.url).host : draft.name.trim(),
    url: draft.url.trim(),
    token:
      draft.keep === 'keychain'
        ? { kind: 'keychain', connectionId: own }
        : { kind: 'environment', name: draft.variable },
    plan: draft.plan,
  };
};
