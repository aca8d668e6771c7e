// What a verification collects. Lists are bounded: an archive that is wrong in a million places is told in a few lines.
import type { IntegrityProblem, IntegrityRemark } from '#shared/model/integrity.ts';

const mostProblems = 1000;
const mostOfOneItem = 20;

export class Findings {
  readonly problems: IntegrityProblem[] = [];
  readonly remarks: IntegrityRemark[] = [];
  /** Problems found beyond those listed. */
  omitted = 0;
  readonly #ofItem = new Map<string, number>();

  /** `where`: relative to the archive folder; `item`: what the number of listed problems is bounded for, `where` when left out. */
  problem(kind: IntegrityProblem['kind'], where: string, message: string, item = where): void {
    const listed = this.#ofItem.get(item) ?? 0;
    this.#ofItem.set(item, listed + 1);
    if (listed >= mostOfOneItem || this.problems.length >= mostProblems) this.omitted++;
    else this.problems.push({ kind, where, message });
  }

  remark(kind: IntegrityRemark['kind'], where: string, message: string): void {
    this.remarks.push({ kind, where, message });
  }
}
