// The columns of the preview: what a record becomes first, then the file's own cells.
import type { SourceInspection } from '#shared/model/inspection.ts';
import { type MappableField, type MappingProfile, mappableFields } from '#shared/model/mapping.ts';

export type PreviewColumn =
  | { kind: 'line'; width: number }
  | { kind: 'field'; field: MappableField; width: number }
  | { kind: 'cell'; column: string; width: number };

const wide: readonly MappableField[] = ['timestamp', 'actor', 'actor.email', 'diff', 'before', 'after'];

/** Always shown, filled or not: an event that lacks them is worth seeing. */
const always = ({ fields }: MappingProfile): MappableField[] => [
  'timestamp',
  fields.actor === undefined ? 'actor.email' : 'actor',
  'action',
  fields.resource === undefined ? 'resource.type' : 'resource',
];

/** Widths in CSS pixels. */
export const previewColumns = (sample: SourceInspection, profile: MappingProfile): PreviewColumn[] => {
  const mapped = new Set<MappableField>([...always(profile), ...(Object.keys(profile.fields) as MappableField[])]);
  const order = ['timestamp', ...mappableFields.filter((field) => field !== 'timestamp')] as const;
  return [
    { kind: 'line', width: 56 },
    ...order
      .filter((field) => mapped.has(field))
      .map((field) => ({ kind: 'field' as const, field, width: wide.includes(field) ? 190 : 120 })),
    ...sample.columns.map((column) => ({ kind: 'cell' as const, column, width: 150 })),
  ];
};
