// Decides when pending months are sealed and by which thread. The first thread goes on taking events while the second
// seals; where both have work it seals too, which keeps memory bounded without making `add` wait.
import type { ImportSession } from './import-writer.ts';
import type { KnownEvents } from './known-events.ts';
import type { PendingEvents } from './pending-events.ts';
import type { PendingMonth } from './pending-month.ts';
import type { RecordTemplate } from './record-template.ts';
import { type SealedMonth, type SealTarget, sealMonth } from './seal-month.ts';
import type { SealThread } from './seal-thread.ts';
import type { SegmentEntry } from './types.ts';

/** Events a month has at least, and events of other months seen since its last one, before it is sealed early. */
const worthSealing = 20_000;
const leftBehind = 30_000;

const largest = (months: readonly PendingMonth[], size: (month: PendingMonth) => number): PendingMonth =>
  months.reduce((left, right) => (size(right) > size(left) ? right : left));

export class MonthSealer {
  readonly #sealed: SegmentEntry[] = [];
  readonly #nextParts = new Map<string, number>();
  #thread: SealThread | null = null;
  /** The month the second thread is sealing; settles without throwing. */
  #underway: Promise<void> | null = null;
  #failure: { error: unknown } | null = null;

  constructor(
    private readonly session: ImportSession,
    private readonly sources: SealTarget['sources'],
    private readonly templates: readonly RecordTemplate[],
    private readonly pending: PendingEvents,
    private readonly known: KnownEvents,
  ) {
    for (const { month, part } of session.manifest.segments) {
      this.#nextParts.set(month, Math.max(this.#nextParts.get(month) ?? 0, part + 1));
    }
  }

  /** Called after each event put into `month`. Throws what sealing threw, also what it threw in the other thread since. */
  sealWhatIsFull(month: PendingMonth): void {
    this.#throwFailure();
    const { helper, limits } = this.session;
    const { pending } = this;
    if (this.#thread === null && helper && pending.count >= helper.fromEvents) this.#thread = helper.start();
    if (month.count >= limits.monthEvents) this.#seal(month);
    else if (pending.count >= limits.allEvents && this.#maySeal(pending.count >= limits.allEvents * 2)) {
      this.#seal(largest(pending.months, (each) => each.count));
    } else if (pending.seen % 1024 === 0) this.#sealWhatIsDone();
    else if (month.count % 64 === 0 && pending.bytes >= limits.allBytes) {
      this.#seal(largest(pending.months, (each) => each.textBytes));
    }
  }

  /** While the other thread is at work, reading on is better than sealing here, as long as memory allows. */
  #maySeal(isUrgent: boolean): boolean {
    return this.#thread === null || this.#underway === null || isUrgent;
  }

  /** Gives the other thread, when it has nothing to do, a month that reading seems to have left behind. */
  #sealWhatIsDone(): void {
    if (this.#thread === null || this.#underway !== null) return;
    const { seen, months } = this.pending;
    const done = months.filter((month) => month.count >= worthSealing && seen - month.touchedAt >= leftBehind);
    if (done.length > 0) this.#seal(largest(done, (month) => month.count));
  }

  /** Seals all that is pending, in both threads where there are two, and returns every new segment, oldest month first. */
  async finish(onSealing?: (done: number, total: number) => void): Promise<SegmentEntry[]> {
    const months = this.pending.months;
    const total = this.#sealed.length + (this.#underway ? 1 : 0) + months.length;
    const next = (): PendingMonth | undefined => {
      const month = this.#failure ? undefined : months.shift();
      if (month) onSealing?.(this.#sealed.length, total);
      return month;
    };
    const elsewhere = async (thread: SealThread): Promise<void> => {
      await this.#underway;
      for (let month = next(); month; month = next()) await this.#sealIn(thread, month);
    };
    const here = async (): Promise<void> => {
      for (let month = next(); month; month = next()) {
        try {
          this.#sealHere(month);
        } catch (error) {
          // The other thread takes no further month, and what it has begun is waited for before anything is thrown.
          this.#failure ??= { error };
        }
        await new Promise(setImmediate);
      }
    };
    await Promise.all(this.#thread ? [elsewhere(this.#thread), here()] : [here()]);
    this.#throwFailure();
    onSealing?.(total, total);
    return this.#sealed.sort((left, right) => (left.file < right.file ? -1 : 1));
  }

  /** Waits for the second thread's month, then ends the thread. May be called again. */
  async stop(): Promise<void> {
    await this.#underway;
    const thread = this.#thread;
    this.#thread = null;
    await thread?.close();
  }

  #seal(month: PendingMonth): void {
    if (this.#thread && !this.#underway) void this.#sealIn(this.#thread, month);
    else this.#sealHere(month);
  }

  #sealHere(month: PendingMonth): void {
    const target = this.#take(month);
    this.#settle(month, sealMonth(this.session.sql, month, target));
  }

  #sealIn(thread: SealThread, month: PendingMonth): Promise<void> {
    const underway = thread
      .seal(month, this.#take(month))
      .then((sealed) => this.#settle(month, sealed))
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => {
        if (this.#underway === underway) this.#underway = null;
      });
    this.#underway = underway;
    return underway;
  }

  #take(month: PendingMonth): SealTarget {
    const { archivePath, manifest } = this.session;
    const part = this.#nextParts.get(month.month) ?? 0;
    this.#nextParts.set(month.month, part + 1);
    this.pending.detach(month);
    const { sources, templates } = this;
    return { archivePath, part, generation: manifest.generation + 1, sources, templates };
  }

  #settle(month: PendingMonth, { entry, keys, contents }: SealedMonth): void {
    this.#sealed.push(entry);
    this.known.addSealed(entry, keys, contents);
    this.pending.forget(month);
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
