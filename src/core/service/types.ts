// What a host gives the service and what it gets back. The service is the only door a host uses.

import type { ContractRouterClient } from '@orpc/contract';
import type { AnyRouter } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import type { HostDescription } from '#shared/model/host.ts';
import type { KeyStore } from '../evidence/key-store.ts';

/** The host's own abilities; one that is absent is answered with NOT_SUPPORTED_BY_HOST and the reason `describe` gives. */
export interface HostAbilities {
  describe(): HostDescription;
  /** Absolute paths the user picked; empty when the dialog was cancelled. */
  pickFiles?(): Promise<string[]>;
  pickFolder?(purpose: 'openArchive' | 'createArchive' | 'importFolder'): Promise<string | null>;
  /** Where to write a file that would be called `name`; null when the dialog was cancelled. */
  pickSave?(name: string): Promise<string | null>;
  reveal?(path: string): Promise<void>;
}

export interface ServiceOptions {
  host: HostAbilities;
  appVersion: string;
  /** Where this machine's own things are kept: connections and remembered mappings. Made when it is first needed. */
  dataFolder: string;
  /** The built engine worker; an argument so that no bundler is needed to find it. */
  engineWorkerUrl: URL;
  /** A store of secrets that only this host can ask, such as the desktop's; asked before the system's keychain. */
  keyVault?: Required<KeyStore> | undefined;
  /** Quiet time before small segments of the open archive are merged, in ms; a minute where it is not given. */
  mergeAfterMs?: number;
  /** Told in words (English, a line each) which acts could not be recorded in an archive's ledger, and why. */
  tell?(text: string): void;
}

/** `router` implements the contract (served as it is by every transport); `client` calls it in process. */
export interface Service {
  readonly router: AnyRouter;
  readonly client: ContractRouterClient<Contract>;
  close(): Promise<void>;
}
