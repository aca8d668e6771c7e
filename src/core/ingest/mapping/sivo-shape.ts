// Whether a source is SIVO's own: then the built-in reading takes it, and nothing has to be guessed.
import type { FieldGuess } from '#shared/model/inspection.ts';
import { type MappableField, mappableFieldSchema } from '#shared/model/mapping.ts';
import { type EventField, jsonNames, type Place, placesOf, wholeFields } from './field-names.ts';
import { normaliseName } from './normalise-name.ts';
import { containers } from './sivo-json.ts';
import { type SampleColumn, type SourceSample, sampleSize } from './source-sample.ts';

const places = placesOf(jsonNames);

const placeOf = ({ path, open }: SampleColumn): Place | null => {
  const [outer, inner, ...deeper] = path;
  if (outer === undefined || deeper.length > 0) return null;
  const name =
    inner === undefined
      ? normaliseName(outer)
      : containers.has(outer.toLowerCase())
        ? `${outer.toLowerCase()}_${normaliseName(inner)}`
        : null;
  const place = name === null ? undefined : places.get(name);
  if (place === undefined || (open && inner === undefined && wholeFields.has(place.field))) return null;
  return place;
};

const isMappable = (field: EventField): field is MappableField => mappableFieldSchema.safeParse(field).success;

/** Fields besides the time by which SIVO's own events are told from others with a `timestamp`. */
const leastOwnFields = 2;

export interface SivoShape {
  /** Which column the built-in reading takes for each field. */
  guesses: FieldGuess[];
  /** `own`: certainly SIVO's; `timed`: at least its time is; `foreign`: the built-in reading finds no time in most records. */
  kind: 'own' | 'timed' | 'foreign';
}

/** How the built-in reading sees a sample. */
export const sivoShape = (sample: SourceSample, columns: readonly SampleColumn[]): SivoShape => {
  const best = new Map<EventField, { column: SampleColumn; rank: number }>();
  for (const column of columns) {
    const place = placeOf(column);
    if (place === null) continue;
    const champion = best.get(place.field);
    if (champion === undefined || place.rank < champion.rank) best.set(place.field, { column, rank: place.rank });
  }
  const guesses = [...best].flatMap(([field, { column }]): FieldGuess[] =>
    isMappable(field) ? [{ field, from: column.place, confidence: 1, basis: 'exact' }] : [],
  );
  const time = best.get('timestamp')?.column;
  const isTimed = time !== undefined && (time.present.size * 2 >= sampleSize(sample) || sampleSize(sample) === 0);
  if (!isTimed) return { guesses, kind: 'foreign' };
  const isOwn = best.has('timestampText') || guesses.length - 1 > leastOwnFields - 1;
  return { guesses, kind: isOwn ? 'own' : 'timed' };
};
