// The sections of the panel: what it counts, in the order it shows them.
import { type FacetField, isMarkField, type MarkField } from '#shared/model/field.ts';

const sections = [
  'action',
  'category',
  'actor.email',
  'role',
  'resource.type',
  'resource.id',
  'ip',
  'userAgent',
  'crossTenant',
  'conflict',
  'import',
  'tag',
  'starred',
] as const satisfies readonly (FacetField | MarkField)[];
export type PanelField = (typeof sections)[number];
/** What the engine counts; tags and stars are counted by the case. */
export type CountedField = Exclude<PanelField, MarkField>;

export const isCounted = (field: PanelField): field is CountedField => !isMarkField(field);

/** The sections for an archive: whether sources disagree is a question only where some do. */
export const sectionsOf = (conflicts: number): readonly PanelField[] =>
  conflicts === 0 ? sections.filter((field) => field !== 'conflict') : sections;

const openAtFirst: ReadonlySet<PanelField> = new Set([
  'action',
  'category',
  'actor.email',
  'role',
  'resource.type',
  'crossTenant',
  'conflict',
]);

/** Sections nobody opened or closed yet: those of few values, and tags and stars once there are some. */
export const isOpenAtFirst = (field: PanelField, hasMarks: boolean): boolean =>
  isCounted(field) ? openAtFirst.has(field) : hasMarks;

/** Values shown at first, and those fetched for every section at once. */
export const shortList = 7;
export const fetchedList = 50;
/** The most values the engine tells of a field. */
export const longestList = 10_000;

/** Values shown after one more "show more". */
export const longerList = (shown: number): number =>
  Math.min(longestList, shown < fetchedList ? fetchedList : shown * 4);
