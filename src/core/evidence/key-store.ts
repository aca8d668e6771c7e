// Where this installation keeps its signing key. A host with a store of its own passes another one of these.
import type { KeyKept } from '#shared/model/ledger.ts';

export interface KeyStore {
  readonly kept: KeyKept;
  /** What it holds, see `key-ring.ts`; null when that is nothing. Rejects when there is no such store here. */
  read(signal: AbortSignal): Promise<string | null>;
  /** Keeps a text instead of what is there; absent where the store is only read. */
  write?(text: string, signal: AbortSignal): Promise<void>;
  /** Empties it. Present where `write` is. */
  remove?(signal: AbortSignal): Promise<void>;
}
