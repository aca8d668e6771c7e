// A mapping while it is edited: every change gives a new profile.
import type { FieldGuess } from '#shared/model/inspection.ts';
import {
  automaticMappingName,
  type FieldRule,
  type MappableField,
  type MappingProfile,
} from '#shared/model/mapping.ts';
import type { Shape } from './shapes.ts';

const stemOf = (name: string): string => name.split(/[\\/]/).at(-1)?.slice(0, 200) || name.slice(0, 200);

const ruleOf = ({ from }: FieldGuess): FieldRule => ({ from: [from] });

/**
 * The profile a shape would be imported with; SIVO's own shapes have none, and get the one that says the same.
 * One that nobody has named is named after its file, so that it is told from others in the list of those remembered.
 */
export const profileOf = ({ sample, profile }: Pick<Shape, 'sample' | 'profile'>): MappingProfile => {
  const name = stemOf(sample.name);
  if (profile !== null) return profile.name === automaticMappingName ? { ...profile, name } : profile;
  return {
    format: 'sivo-audit-mapping',
    version: 1,
    name,
    records: null,
    fields: Object.fromEntries(sample.mapping.map((guess) => [guess.field, ruleOf(guess)])),
    time: { format: 'auto', zone: null },
    diff: 'auto',
  };
};

/** `rule` null: the field is filled from nowhere. */
export const withRule = (profile: MappingProfile, field: MappableField, rule: FieldRule | null): MappingProfile => {
  const { [field]: _, ...fields } = profile.fields;
  return { ...profile, fields: rule === null ? fields : { ...fields, [field]: rule } };
};

export const withTime = (profile: MappingProfile, time: Partial<MappingProfile['time']>): MappingProfile => ({
  ...profile,
  time: { ...profile.time, ...time },
});
