// The fields the panel counts, in the order it shows them.
import type { FacetField } from '#shared/model/field.ts';

const panelFields = [
  'action',
  'actor.email',
  'resource.type',
  'role',
  'category',
  'crossTenant',
] as const satisfies readonly FacetField[];
export type PanelField = (typeof panelFields)[number] | 'conflict';

/** The fields for an archive: whether sources disagree is a question only where some do. */
export const panelFieldsOf = (conflicts: number): readonly PanelField[] =>
  conflicts === 0 ? panelFields : [...panelFields, 'conflict'];

/** Values shown before a section is opened, and values fetched in all. */
export const shortList = 7;
export const longList = 50;
