// What checking a pack collects. Lists are bounded: a pack that is wrong in a million places is told in a few lines.
import type { PackProblem } from '#shared/model/pack.ts';

const mostProblems = 500;
const mostOfOneFile = 20;

export class PackFindings {
  readonly problems: PackProblem[] = [];
  readonly remarks: string[] = [];
  /** Problems found beyond those listed. */
  omitted = 0;
  readonly #ofFile = new Map<string, number>();

  /** `where`: the file within the pack, with the line after it; `file`: what the number of listed problems is bounded for. */
  problem(kind: PackProblem['kind'], where: string, message: string, file = where): void {
    const listed = this.#ofFile.get(file) ?? 0;
    this.#ofFile.set(file, listed + 1);
    if (listed >= mostOfOneFile || this.problems.length >= mostProblems) this.omitted++;
    else this.problems.push({ kind, where, message });
  }
}
