// A mapping while it is edited: every change gives a new profile.
import type { FieldGuess } from '#shared/model/inspection.ts';
import type { FieldRule, MappableField, MappingProfile } from '#shared/model/mapping.ts';
import type { Shape } from './shapes.ts';

const stemOf = (name: string): string => name.split(/[\\/]/).at(-1)?.slice(0, 200) || name.slice(0, 200);

const ruleOf = ({ from }: FieldGuess): FieldRule => ({ from: [from] });

/** The profile a shape would be imported with; SIVO's own shapes have none, and get the one that says the same. */
export const profileOf = ({ sample, profile }: Pick<Shape, 'sample' | 'profile'>): MappingProfile =>
  profile ?? {
    format: 'sivo-audit-mapping',
    version: 1,
    name: stemOf(sample.name),
    records: null,
    fields: Object.fromEntries(sample.mapping.map((guess) => [guess.field, ruleOf(guess)])),
    time: { format: 'auto', zone: null },
    diff: 'auto',
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
