// Which column holds which field of an event, told by the columns' names and then by their values.
import type { FieldGuess } from '#shared/model/inspection.ts';
import { type MappableField, mappableFields } from '#shared/model/mapping.ts';
import { reusedIds } from './reused-ids.ts';
import type { SampleColumn } from './source-sample.ts';
import { type NamedPlace, placeByName } from './synonyms.ts';
import { shareOf, shareOfTimes, type ValueKind } from './value-kinds.ts';

/** Below this a guess is not used; it is shown, and asked about where the import needs the field. */
export const leastConfidence = 0.6;

const openFields: ReadonlySet<MappableField> = new Set(['diff', 'before', 'after']);
const byValuesAlone = 0.62;
const oneOfSeveral = 0.5;
const byKeyShape = 0.4;

/**
 * What a value has to look like to speak for a field when the name does not: `least` share of the values, `distinct`
 * different ones. Not where a name speaks for one of the fields in `unless`.
 */
const valueRules: readonly {
  field: MappableField;
  kind: ValueKind;
  least: number;
  distinct: number;
  unless: readonly MappableField[];
}[] = [
  { field: 'timestamp', kind: 'time', least: 0.9, distinct: 1, unless: [] },
  { field: 'actor.email', kind: 'email', least: 0.9, distinct: 1, unless: ['actor', 'actor.email'] },
  { field: 'actor.ip', kind: 'ip', least: 0.9, distinct: 1, unless: [] },
  { field: 'actor.userAgent', kind: 'userAgent', least: 0.9, distinct: 1, unless: [] },
  { field: 'actor.role', kind: 'role', least: 1, distinct: 2, unless: [] },
  { field: 'action', kind: 'action', least: 0.9, distinct: 2, unless: [] },
  { field: 'diff', kind: 'change', least: 0.9, distinct: 1, unless: ['before', 'after'] },
];

const average = (texts: readonly string[]): number =>
  texts.length === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length;

/** How well the values bear out what the name says: a factor from 0 to 1. */
const borneOut = (field: MappableField, { texts, present }: SampleColumn): number => {
  const distinct = new Set(texts).size;
  switch (field) {
    case 'timestamp':
      return shareOfTimes(texts) >= 0.5 ? 1 : 0.4;
    case 'actor.ip':
      return shareOf(texts, 'ip') >= 0.3 ? 1 : 0.6;
    case 'actor.email':
      return shareOf(texts, 'email') >= 0.2 ? 1 : 0.7;
    case 'actor.userAgent':
      return 1;
    case 'crossTenant':
      return shareOf(texts, 'flag') >= 0.5 ? 1 : 0.5;
    case 'id':
      return texts.length > 3 && distinct * 2 < texts.length ? 0.6 : 1;
    case 'action':
      return average(texts) > 80 || shareOf(texts, 'key') > 0.5 || (present.size > 3 && distinct === 1) ? 0.8 : 1;
    case 'resource.type':
      return average(texts) > 80 ? 0.6 : 1;
    default:
      return 1;
  }
};

/** A column without any value says nothing; another one may. */
const empty = 0.5;

const guessByName = (column: SampleColumn, records: number): FieldGuess | null => {
  const named: NamedPlace | null = placeByName(column.path);
  if (named === null) return null;
  const isWhole = named.field === 'actor' || named.field === 'resource';
  if (column.open && !openFields.has(named.field)) return null;
  if (!column.open && isWhole && named.field === 'actor' && shareOf(column.texts, 'ip') > 0.5) return null;
  // SIVO's own name is believed whatever stands under it, except where the import could not go on.
  const believed = named.basis === 'exact' && named.field !== 'timestamp';
  const isEmpty = column.texts.length === 0;
  const factor = isEmpty ? (records === 0 ? 1 : empty) : believed ? 1 : borneOut(named.field, column);
  return { field: named.field, from: column.place, confidence: round(named.confidence * factor), basis: named.basis };
};

const round = (confidence: number): number => Math.round(Math.max(0, Math.min(1, confidence)) * 100) / 100;

const guessByValues = (
  columns: readonly SampleColumn[],
  told: ReadonlySet<MappableField>,
  records: number,
): FieldGuess[] => {
  const guesses: FieldGuess[] = [];
  for (const { field, kind, least, distinct, unless } of valueRules) {
    if (unless.some((other) => told.has(other))) continue;
    const fitting = columns.filter(
      ({ open, texts, present }) =>
        (!open || field === 'diff') &&
        present.size * 2 >= records &&
        new Set(texts).size >= distinct &&
        shareOf(texts, kind) >= least,
    );
    const confidence = fitting.length === 1 ? byValuesAlone : oneOfSeveral;
    for (const { place } of fitting) guesses.push({ field, from: place, confidence, basis: 'values' });
  }
  for (const { place, open, texts, present } of columns) {
    if (open || texts.length < 2 || shareOf(texts, 'key') < 1 || new Set(texts).size < present.size) continue;
    guesses.push({ field: 'id', from: place, confidence: byKeyShape, basis: 'values' });
  }
  return guesses;
};

const byConfidence = (left: FieldGuess, right: FieldGuess): number =>
  right.confidence - left.confidence || mappableFields.indexOf(left.field) - mappableFields.indexOf(right.field);

/** Ids that several events share name something else. */
const reused = 0.5;

/** Every guess of some worth, the most certain first; columns in their own order where they are equal. `records`: size of the sample. */
export const guessFields = (columns: readonly SampleColumn[], records: number): FieldGuess[] => {
  const named = columns.map((column) => guessByName(column, records)).filter((guess) => guess !== null);
  const usable = named.filter(({ confidence }) => confidence >= leastConfidence);
  const places = new Set(usable.map(({ from }) => from));
  const unnamed = columns.filter(({ place }) => !places.has(place));
  const time = usable.filter(({ field }) => field === 'timestamp').sort(byConfidence)[0];
  for (const guess of named.filter(({ field }) => field === 'id')) {
    const ids = columns.find(({ place }) => place === guess.from);
    const times = columns.find(({ place }) => place === time?.from);
    if (ids !== undefined && times !== undefined && reusedIds(ids, times)) guess.confidence *= reused;
  }
  const byValues = guessByValues(unnamed, new Set(usable.map(({ field }) => field)), records);
  return [...named, ...byValues].sort(byConfidence);
};

/** The best guess for each field, each column used once, none below the confidence asked for. */
export const chooseGuesses = (guesses: readonly FieldGuess[]): FieldGuess[] => {
  const fields = new Set<MappableField>();
  const places = new Set<string>();
  return guesses.filter(({ field, from, confidence }) => {
    if (confidence < leastConfidence || fields.has(field) || places.has(from)) return false;
    fields.add(field);
    places.add(from);
    return true;
  });
};
