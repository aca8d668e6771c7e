// Where this installation keeps its signing key. A host with a store of its own passes another one of these.
import type { KeyKept } from '#shared/model/ledger.ts';

export interface KeyStore {
  readonly kept: KeyKept;
  /** The private key's text; null when the store holds none. Rejects when there is no such store here. */
  read(signal: AbortSignal): Promise<string | null>;
  /** Keeps a new key's text; absent where the store is only read. */
  write?(text: string, signal: AbortSignal): Promise<void>;
}
