// Groups looked-at files by what they look like inside, so that a hundred files of one kind are decided once.
import type { SourceInspection } from '#shared/model/inspection.ts';
import type { MappingProfile } from '#shared/model/mapping.ts';

export interface Shape {
  key: string;
  /** Null where nothing can be remembered or decided for this shape alone. */
  fingerprint: string | null;
  files: readonly SourceInspection[];
  /** Speaks for all of them. */
  sample: SourceInspection;
  /** As it came, without what was decided since; null for SIVO's own shapes. */
  profile: MappingProfile | null;
}

const keyOf = ({ fingerprint, format, columns }: SourceInspection): string =>
  fingerprint ?? JSON.stringify([format, columns]);

/**
 * In order of appearance, those that left a question at the `first` look before the others; skipped files are in no shape.
 * Order and samples stay the same while questions are answered.
 */
export const shapesOf = (
  inspections: readonly SourceInspection[],
  first: readonly SourceInspection[] = inspections,
): Shape[] => {
  const before = new Map(first.map((inspection) => [inspection.name, inspection]));
  const asked = ({ name }: SourceInspection): boolean => (before.get(name)?.questions.length ?? 0) > 0;
  const groups = new Map<string, SourceInspection[]>();
  for (const inspection of inspections) {
    if (inspection.skipped !== null) continue;
    const key = keyOf(inspection);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [inspection]);
    else group.push(inspection);
  }
  const shapes = [...groups].flatMap(([key, files]) => {
    const sample = files.find(asked) ?? files[0];
    if (sample === undefined) return [];
    const profile = (before.get(sample.name) ?? sample).profile;
    return [{ key, fingerprint: sample.fingerprint, files, sample, profile }];
  });
  return shapes.sort((one, other) => Number(asked(other.sample)) - Number(asked(one.sample)));
};
