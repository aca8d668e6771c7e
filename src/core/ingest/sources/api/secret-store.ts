// Tokens of connections in the system's keychain. The library is native and optional: without it, or without a keychain
// (a server, a container), every call rejects.

const service = 'sivo-audit-workbench';
/** How long a keychain may take, in ms: it may be asking the user for a password. */
const patienceMs = 30_000;

export interface SecretStore {
  /** The token of the connection; null when the store holds none. */
  read(connectionId: string): Promise<string | null>;
  write(connectionId: string, secret: string): Promise<void>;
  remove(connectionId: string): Promise<void>;
}

const entry = async (connectionId: string) => {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  // Pinned: the library would else fall back to the Linux kernel's keyring, which forgets at the next restart.
  return new AsyncEntry(service, `connection:${connectionId}`, { linux: { store: 'secret-service' } });
};

/** Rejects when the keychain has not answered in time, whether or not it heeds its signal. */
const inTime = async <Result>(ask: (signal: AbortSignal) => Promise<Result>): Promise<Result> => {
  const signal = AbortSignal.timeout(patienceMs);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('the keychain does not answer')), { once: true });
  });
  return Promise.race([ask(signal), late]);
};

export const keychainSecrets: SecretStore = {
  read: (id) => inTime(async (signal) => (await (await entry(id)).getPassword(signal)) ?? null),
  write: (id, secret) => inTime(async (signal) => (await entry(id)).setPassword(secret, signal)),
  remove: (id) =>
    inTime(async (signal) => {
      await (await entry(id)).deleteCredential(signal);
    }),
};
