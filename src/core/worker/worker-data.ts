// What a host passes to a new engine worker: the entry is one file, the role decides what it answers.
import type { MessagePort } from 'node:worker_threads';

export type WorkerRole = 'query' | 'case' | 'import' | 'export' | 'sql' | 'verify' | 'changes' | 'anomaly';

export interface WorkerData {
  role: WorkerRole;
  appVersion: string;
  /** The worker before this one died: what it held is nobody's any more. */
  afterCrash: boolean;
  /** The worker's end of the channel the host calls through. */
  port: MessagePort;
}

/** What the import worker passes to the thread that helps it sealing. */
export interface SealingWorkerData {
  role: 'seal';
}
