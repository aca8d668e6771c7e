// What a host passes to a new engine worker: the entry is one file, the role decides what it answers.
import type { MessagePort } from 'node:worker_threads';
import type { WorkerKeys } from './worker-keys.ts';

export type WorkerRole = 'query' | 'case' | 'import' | 'export' | 'sql' | 'verify' | 'changes' | 'anomaly' | 'evidence';

export interface WorkerData {
  role: WorkerRole;
  appVersion: string;
  /** Where this machine's own things are kept; the key file among them. */
  dataFolder: string;
  /** The worker before this one died: what it held is nobody's any more. */
  afterCrash: boolean;
  /** Null for a worker that signs nothing. */
  keys: WorkerKeys | null;
  /** The worker's end of the channel the host calls through. */
  port: MessagePort;
}

/** What the import worker passes to the thread that helps it sealing. */
export interface SealingWorkerData {
  role: 'seal';
}
