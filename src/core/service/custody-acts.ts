// Acts on their way into the ledger. An act is written in the background, beside whatever else goes on; one that cannot be written
// now waits, is listed with why, and is tried again while the program runs. No act fails because its line does.
import { ORPCError } from '@orpc/client';
import { type ErrorCode, isErrorCode, WorkbenchError } from '#shared/contract/errors.ts';
import type { CustodyPage } from '#shared/model/custody.ts';
import type { CustodyAct } from '#shared/model/ledger.ts';
import type { ActBy } from '../packs/pack-job.ts';

type OwnPart<Act> = Act extends CustodyAct ? Omit<Act, keyof ActBy | 'doneAt'> : never;
/** What was done, without who did it. */
export type NotedAct = OwnPart<CustodyAct>;

export interface CustodyActs {
  /** Takes an act up; it never throws and never waits. An `open` of the same archive within a minute of the last counts once. */
  note(path: string, act: NotedAct): void;
  /** Acts of the archive at `path` that are not in its ledger yet, and why, oldest first. */
  waiting(path: string): CustodyPage['waiting'];
  /** Ends: tries what is left, for a few seconds where another writer is in the way, and tells what stays unrecorded. */
  close(): Promise<void>;
}

export interface CustodyActsOptions {
  by: ActBy;
  record(path: string, act: CustodyAct): Promise<unknown>;
  now(): Date;
  /** Told in words what could not be recorded: once a path while it waits, and each act for good on closing. */
  tell(text: string): void;
  /** How long closing may wait for another writer, in ms. */
  patienceMs?: number;
  /** Between two tries while another writer is in the way, in ms; other reasons are tried again a hundred times more seldom. */
  pauseMs?: number;
}

interface Waiting {
  act: NotedAct;
  at: Date;
  why: string;
}

interface Queue {
  acts: Waiting[];
  /** The try under way. */
  running: Promise<void> | null;
  timer: NodeJS.Timeout | null;
  lastOpen: number;
  isTold: boolean;
  /** Whether the last failure is another writer's being there, which passes. */
  isLocked: boolean;
}

const openedAgainMs = 60_000;

const causeOf = (error: unknown): { code: ErrorCode | null; why: string } => {
  if (error instanceof WorkbenchError) return { code: error.code, why: `${error.code}: ${error.data.detail}` };
  if (error instanceof ORPCError && isErrorCode(error.code)) {
    const { detail = '' } = (error.data ?? {}) as { detail?: string };
    return { code: error.code, why: `${error.code}: ${detail}` };
  }
  return { code: null, why: error instanceof Error ? error.message : String(error) };
};

export const createCustodyActs = (options: CustodyActsOptions): CustodyActs => {
  const { by, record, now, tell, patienceMs = 3000, pauseMs = 1000 } = options;
  const queues = new Map<string, Queue>();
  let closing = false;

  const queueOf = (path: string): Queue => {
    const known = queues.get(path);
    if (known !== undefined) return known;
    const made: Queue = {
      acts: [],
      running: null,
      timer: null,
      lastOpen: Number.NEGATIVE_INFINITY,
      isTold: false,
      isLocked: false,
    };
    queues.set(path, made);
    return made;
  };

  /** Writes the acts in their order until one cannot be written. */
  const tryAll = async (path: string, queue: Queue): Promise<void> => {
    for (let first = queue.acts[0]; first !== undefined; first = queue.acts[0]) {
      const late = first.why === '' ? {} : { doneAt: first.at.toISOString() };
      try {
        await record(path, { ...by, ...first.act, ...late });
      } catch (error) {
        const { code, why } = causeOf(error);
        queue.isLocked = code === 'ARCHIVE_LOCKED';
        for (const waiting of queue.acts) waiting.why = why;
        return;
      }
      queue.acts.shift();
      queue.isTold = false;
    }
  };

  const later = (path: string, queue: Queue): void => {
    if (queue.acts.length === 0 || closing) return;
    if (!queue.isLocked && !queue.isTold) {
      queue.isTold = true;
      tell(`not recorded yet: ${queue.acts[0]?.act.kind} of ${path}: ${queue.acts[0]?.why}`);
    }
    queue.timer = setTimeout(() => void run(path, queue), queue.isLocked ? pauseMs : 100 * pauseMs);
    queue.timer.unref();
  };

  const run = (path: string, queue: Queue): Promise<void> => {
    if (queue.timer !== null) clearTimeout(queue.timer);
    queue.timer = null;
    queue.running ??= tryAll(path, queue).finally(() => {
      queue.running = null;
      later(path, queue);
    });
    return queue.running;
  };

  const settle = async (path: string, queue: Queue, until: number): Promise<void> => {
    await queue.running;
    if (queue.timer !== null) clearTimeout(queue.timer);
    for (;;) {
      await run(path, queue);
      if (queue.acts.length === 0 || !queue.isLocked || Date.now() >= until) break;
      await new Promise((resolve) => setTimeout(resolve, Math.min(100, pauseMs)));
    }
    for (const { act, why } of queue.acts) tell(`not recorded: ${act.kind} of ${path}: ${why}`);
  };

  return {
    note: (path, act) => {
      if (closing) return;
      const queue = queueOf(path);
      const at = now();
      if (act.kind === 'open') {
        const isSame = at.getTime() - queue.lastOpen < openedAgainMs;
        queue.lastOpen = at.getTime();
        if (isSame) return;
      }
      // Behind one that waits it waits too, and for the same reason.
      queue.acts.push({ act, at, why: queue.acts[0]?.why ?? '' });
      void run(path, queue);
    },
    waiting: (path) =>
      (queues.get(path)?.acts ?? []).map(({ act, at, why }) => ({ kind: act.kind, at: at.toISOString(), why })),
    close: async () => {
      closing = true;
      const until = Date.now() + patienceMs;
      await Promise.all([...queues].map(([path, queue]) => settle(path, queue, until)));
    },
  };
};
