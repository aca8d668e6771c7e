// Groups looked-at files by what they look like inside, so that a hundred files of one kind are decided once.
import type { SourceInspection } from '#shared/model/inspection.ts';

export interface Shape {
  key: string;
  /** Null where nothing can be remembered or decided for this shape alone. */
  fingerprint: string | null;
  files: readonly SourceInspection[];
  /** Speaks for all of them. */
  sample: SourceInspection;
}

const keyOf = ({ fingerprint, format, columns }: SourceInspection): string =>
  fingerprint ?? JSON.stringify([format, columns]);

/** In order of appearance, those that leave a question first; skipped files are in no shape. */
export const shapesOf = (inspections: readonly SourceInspection[]): Shape[] => {
  const groups = new Map<string, SourceInspection[]>();
  for (const inspection of inspections) {
    if (inspection.skipped !== null) continue;
    const key = keyOf(inspection);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [inspection]);
    else group.push(inspection);
  }
  const shapes = [...groups].flatMap(([key, files]) => {
    const sample = files.find(({ questions }) => questions.length > 0) ?? files[0];
    return sample === undefined ? [] : [{ key, fingerprint: sample.fingerprint, files, sample }];
  });
  const isOpen = ({ sample }: Shape): number => (sample.questions.length > 0 ? 0 : 1);
  return shapes.sort((one, other) => isOpen(one) - isOpen(other));
};
