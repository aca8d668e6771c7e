// Progress, cancelling and breath of a verification: asked between pieces of work of a few milliseconds.
import { setImmediate as breathe } from 'node:timers/promises';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { VerifyProgress } from '#shared/model/integrity.ts';
import type { Findings } from './verify-findings.ts';

export interface PaceOptions {
  signal?: AbortSignal | undefined;
  now: () => Date;
  onProgress?: ((progress: VerifyProgress) => void) | undefined;
}

const tellEveryMs = 100;

export class Pace {
  bytesTotal = 0;
  bytesDone = 0;
  events = 0;
  readonly #startedAt: number;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly options: PaceOptions,
    private readonly findings: Findings,
  ) {
    this.#startedAt = options.now().getTime();
  }

  get elapsedMs(): number {
    return this.options.now().getTime() - this.#startedAt;
  }

  /** Lets other work in, tells where the verification is, and throws CANCELLED when it is not wanted any more. */
  async step(where: string): Promise<void> {
    await breathe();
    if (this.options.signal?.aborted === true) throw new WorkbenchError('CANCELLED', 'verify');
    const { elapsedMs } = this;
    if (elapsedMs - this.#toldAt < tellEveryMs) return;
    this.#toldAt = elapsedMs;
    const { bytesDone, bytesTotal, events } = this;
    const problems = this.findings.problems.length + this.findings.omitted;
    this.options.onProgress?.({ kind: 'progress', where, bytesDone, bytesTotal, events, problems, elapsedMs });
  }
}
