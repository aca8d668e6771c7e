// A mapping profile made ready for one source: which places feed which fields, and the constants.
import { type MappableField, type MappingProfile, mappableFields } from '#shared/model/mapping.ts';
import { wholeFields } from './field-names.ts';

/** `rank`: order in which the places of one record are tried; those of whole actors and resources come last. */
export interface ProfileTarget {
  field: MappableField;
  rank: number;
}

export interface CompiledProfile {
  /** Column name or pointer → the fields it feeds. */
  targets: ReadonlyMap<string, readonly ProfileTarget[]>;
  constants: readonly { field: MappableField; value: string }[];
}

const behindAllParts = 1000;

/** Fields in their own order; within a field the places in the order in which the profile names them. */
export const compileProfile = ({ fields }: MappingProfile): CompiledProfile => {
  const targets = new Map<string, ProfileTarget[]>();
  const constants: { field: MappableField; value: string }[] = [];
  for (const field of mappableFields) {
    const rule = fields[field];
    if (rule === undefined) continue;
    if ('value' in rule) {
      constants.push({ field, value: rule.value });
      continue;
    }
    for (const [index, from] of rule.from.entries()) {
      const rank = wholeFields.has(field) ? behindAllParts + index : index;
      targets.set(from, [...(targets.get(from) ?? []), { field, rank }]);
    }
  }
  return { targets, constants };
};
