// What the user has decided so far, and the decisions it makes for the import.
import type { SourceInspection } from '#shared/model/inspection.ts';
import { type ImportDecisions, type MappingProfile, noDecisions } from '#shared/model/mapping.ts';
import { profileOf, withTime } from './draft-profile.ts';
import type { Shape } from './shapes.ts';

export type DateOrder = 'day-first' | 'month-first';

export interface Answers {
  /** Of times without one; null while nothing asked for it. */
  zone: string | null;
  /** For shapes without a profile of their own. */
  dateOrder: DateOrder | null;
  /** Edited or loaded profiles by fingerprint. */
  profiles: Readonly<Record<string, MappingProfile>>;
}

/** The proposed zone stands in the question from the start; it counts once the user imports with it. */
export const firstAnswers = (inspections: readonly SourceInspection[]): Answers => {
  const questions = inspections.flatMap((inspection) => inspection.questions);
  const asked = questions.find((question) => question.kind === 'zone');
  return { zone: asked?.proposed ?? null, dateOrder: null, profiles: {} };
};

export const decisionsOf = ({ zone, dateOrder, profiles }: Answers): ImportDecisions => ({
  ...noDecisions,
  zone,
  dateOrder,
  profiles: { ...profiles },
});

/** The profile shown and edited for a shape: the user's, else the one it came with. */
export const currentProfile = (answers: Answers, shape: Shape): MappingProfile =>
  (shape.fingerprint === null ? undefined : answers.profiles[shape.fingerprint]) ?? profileOf(shape);

export const withProfile = (answers: Answers, fingerprint: string, profile: MappingProfile): Answers => ({
  ...answers,
  profiles: { ...answers.profiles, [fingerprint]: profile },
});

/** Settles day and month for a shape: in its profile where it has one, so that it is remembered with it. */
export const withDateOrder = (answers: Answers, shape: Shape, order: DateOrder): Answers => {
  const { fingerprint } = shape;
  if (fingerprint === null || (shape.profile === null && answers.profiles[fingerprint] === undefined)) {
    return { ...answers, dateOrder: order };
  }
  return withProfile(answers, fingerprint, withTime(currentProfile(answers, shape), { format: order }));
};

/** The order decided for a shape; null while it is open. */
export const dateOrderOf = (answers: Answers, shape: Shape): DateOrder | null => {
  const { format } = currentProfile(answers, shape).time;
  return format === 'day-first' || format === 'month-first' ? format : answers.dateOrder;
};

export interface Remembered {
  fingerprint: string;
  profile: MappingProfile;
}

/** Shapes that can be remembered, each with everything decided for it, so that the next file of its kind asks nothing. */
export const rememberable = (answers: Answers, shapes: readonly Shape[]): Remembered[] =>
  shapes.flatMap((shape) => {
    const { fingerprint } = shape;
    if (fingerprint === null || (shape.profile === null && answers.profiles[fingerprint] === undefined)) return [];
    const profile = currentProfile(answers, shape);
    const zone = profile.time.zone ?? answers.zone;
    const format = profile.time.format === 'auto' ? (dateOrderOf(answers, shape) ?? 'auto') : profile.time.format;
    return [{ fingerprint, profile: withTime(profile, { zone, format }) }];
  });
