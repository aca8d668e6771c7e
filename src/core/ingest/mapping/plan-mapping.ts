// How the records of one source become events: by a profile somebody gave or this machine remembers, by the built-in
// reading of SIVO's own shapes, or by a profile made from names and values. Decides nothing that has to be asked.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { FieldGuess, ImportQuestion, SourceInspection } from '#shared/model/inspection.ts';
import {
  automaticMappingName,
  type FieldRule,
  type ImportDecisions,
  type MappableField,
  type MappingProfile,
} from '#shared/model/mapping.ts';
import { createTimeRules, type TimeRules } from '../timestamp.ts';
import { chooseGuesses, guessFields } from './guess-fields.ts';
import { headerFingerprint } from './header-fingerprint.ts';
import { createRecordProfileMapper } from './map-record-profile.ts';
import { columnOf, createTableProfileMapper } from './map-table-profile.ts';
import { createSivoCsvMapper, type SivoCsvMapper, saysUtc } from './sivo-csv.ts';
import { createSivoJsonMapper, type SivoJsonMapper } from './sivo-json.ts';
import { type SivoShape, sivoShape } from './sivo-shape.ts';
import { columnsOf, type SampleColumn, type SourceSample, sampleSize } from './source-sample.ts';
import { settleTimes, type TimeReading } from './time-questions.ts';

export interface MappingContext {
  /** The source's name, for messages. */
  source: string;
  decisions: ImportDecisions;
  /** Profiles kept on this machine, by fingerprint. */
  remembered: ReadonlyMap<string, MappingProfile>;
  /** JSON pointer to the list of records where it was found by shape alone; null where the usual reading finds it. */
  records: string | null;
}

export interface MappingPlan {
  origin: NonNullable<SourceInspection['origin']>;
  /** Null for the built-in readings of SIVO's own shapes. */
  profile: MappingProfile | null;
  fingerprint: string;
  guesses: FieldGuess[];
  /** Columns, or pointers of values, of the sample. */
  columns: string[];
  /** Those that go to `extra`. */
  unmapped: string[];
  questions: ImportQuestion[];
  /** Zone in which times without one are read; null where there is none such. */
  zone: string | null;
  dateOrder: 'day-first' | 'month-first' | null;
  /** A mapper for the rows of a table under `header`. */
  mapRows(header: readonly string[]): SivoCsvMapper;
  /** A mapper for JSON records. */
  mapRecords(): SivoJsonMapper;
}

/** Another place is read too only where its name speaks clearly. */
const leastOfFallbacks = 0.76;

/** Names that a record may write a field under where another record writes it elsewhere. */
const fallbacks = (
  chosen: FieldGuess,
  guesses: readonly FieldGuess[],
  columns: readonly SampleColumn[],
): FieldGuess[] => {
  const byPlace = new Map(columns.map((column) => [column.place, column]));
  const covered = new Set(byPlace.get(chosen.from)?.present);
  return guesses.filter(({ field, from, confidence, basis }) => {
    if (field !== chosen.field || from === chosen.from || basis === 'values' || confidence < leastOfFallbacks)
      return false;
    const adds = [...(byPlace.get(from)?.present ?? [])].filter((record) => !covered.has(record));
    for (const record of adds) covered.add(record);
    return adds.length > 0;
  });
};

const automaticProfile = (
  guesses: readonly FieldGuess[],
  columns: readonly SampleColumn[],
  records: string | null,
): { profile: MappingProfile; used: FieldGuess[] } => {
  const fields: Partial<Record<MappableField, FieldRule>> = {};
  const used: FieldGuess[] = [];
  const chosen = chooseGuesses(guesses);
  const taken = new Set(chosen.map(({ from }) => from));
  for (const guess of chosen) {
    const others = fallbacks(guess, guesses, columns).filter(({ from }) => !taken.has(from));
    fields[guess.field] = { from: [guess.from, ...others.map(({ from }) => from)].slice(0, 20) };
    used.push(guess, ...others);
  }
  const time = fields.timestamp;
  const isUtc = time !== undefined && 'from' in time && time.from.every(saysUtc);
  const profile: MappingProfile = {
    format: 'sivo-audit-mapping',
    version: 1,
    name: automaticMappingName,
    records,
    fields,
    time: { format: 'auto', zone: isUtc ? 'UTC' : null },
    diff: 'auto',
  };
  return { profile, used };
};

const columnAt = (columns: readonly SampleColumn[], from: string): SampleColumn | undefined =>
  columns.find(({ place }) => place === from) ??
  columns[
    columnOf(
      columns.map(({ path }) => path.join('.')),
      from,
    )
  ];

const givenGuesses = ({ fields }: MappingProfile, columns: readonly SampleColumn[]): FieldGuess[] =>
  (Object.entries(fields) as [MappableField, FieldRule][]).flatMap(([field, rule]) =>
    'from' in rule
      ? rule.from.flatMap((from): FieldGuess[] => {
          const column = columnAt(columns, from);
          return column === undefined ? [] : [{ field, from: column.place, confidence: 1, basis: 'profile' }];
        })
      : [],
  );

const unmappedOf = (columns: readonly SampleColumn[], guesses: readonly FieldGuess[]): string[] => {
  const mapped = guesses.map(({ from }) => from);
  return columns
    .filter(({ place, open }) => !open && !mapped.some((from) => from === place || place.startsWith(`${from}/`)))
    .map(({ place }) => place);
};

const timeTexts = (
  columns: readonly SampleColumn[],
  guesses: readonly FieldGuess[],
): { column: string; texts: string[] } => {
  const times = guesses.filter(({ field }) => field === 'timestamp').map(({ from }) => from);
  const texts = times.flatMap((from) => columns.find(({ place }) => place === from)?.texts ?? []);
  return { column: times[0] ?? 'timestamp', texts };
};

const rulesOf = ({ format, zone }: TimeReading): TimeRules => createTimeRules(format, zone);

const builtIn = (
  shape: SivoShape,
  sample: SourceSample,
  columns: readonly SampleColumn[],
  { source, decisions }: MappingContext,
): Omit<MappingPlan, 'fingerprint' | 'columns'> => {
  const { column, texts } = timeTexts(columns, shape.guesses);
  const headerZone = sample.kind === 'table' && saysUtc(column) ? 'UTC' : null;
  const reading = settleTimes(column, texts, { format: 'auto', zone: headerZone }, decisions);
  const isPlain = reading.format === 'auto' && reading.zone === null;
  const { zone, dateOrder, questions } = reading;
  return {
    origin: 'built-in',
    profile: null,
    guesses: shape.guesses,
    unmapped: unmappedOf(columns, shape.guesses),
    questions,
    zone,
    dateOrder,
    mapRows: (header) => createSivoCsvMapper(header, source, isPlain ? null : rulesOf(reading)),
    mapRecords: () => createSivoJsonMapper(isPlain ? 'refuse' : rulesOf(reading)),
  };
};

const byProfile = (
  origin: 'automatic' | 'remembered' | 'given',
  profile: MappingProfile,
  guesses: readonly FieldGuess[],
  candidates: readonly FieldGuess[],
  columns: readonly SampleColumn[],
  { decisions }: MappingContext,
): Omit<MappingPlan, 'fingerprint' | 'columns'> => {
  const { column, texts } = timeTexts(columns, guesses);
  const reading = settleTimes(column, texts, profile.time, decisions);
  const { zone, dateOrder } = reading;
  const questions = [...reading.questions];
  if (profile.fields.timestamp === undefined) {
    const times = candidates.filter(({ field }) => field === 'timestamp');
    questions.unshift({ kind: 'field', field: 'timestamp', candidates: times });
  }
  // Recorded as it was used: whoever reads it later needs no other decision to read the same events.
  const settled: MappingProfile = { ...profile, time: { format: reading.format, zone } };
  return {
    origin,
    profile: settled,
    guesses: [...guesses],
    unmapped: unmappedOf(columns, guesses),
    questions,
    zone,
    dateOrder,
    mapRows: (header) => createTableProfileMapper(settled, header, rulesOf(reading)),
    mapRecords: () => createRecordProfileMapper(settled, rulesOf(reading)),
  };
};

const profileFor = (
  fingerprint: string,
  { decisions, remembered }: MappingContext,
): { origin: 'given' | 'remembered'; profile: MappingProfile } | null => {
  const given = Object.hasOwn(decisions.profiles, fingerprint) ? decisions.profiles[fingerprint] : null;
  const chosen = given ?? decisions.profile;
  if (chosen !== null) return { origin: 'given', profile: chosen };
  const kept = decisions.remembered ? remembered.get(fingerprint) : undefined;
  return kept === undefined ? null : { origin: 'remembered', profile: kept };
};

const checkColumns = (
  profile: MappingProfile,
  sample: SourceSample,
  columns: readonly SampleColumn[],
  source: string,
): void => {
  const time = profile.fields.timestamp;
  if (sample.kind !== 'table' || time === undefined || !('from' in time)) return;
  if (time.from.some((from) => columnAt(columns, from) !== undefined)) return;
  const found = columns.map(({ place }) => place).join(', ');
  const detail = `the profile "${profile.name}" takes the time from ${time.from.join(' or ')}; columns found: ${found}`;
  throw new WorkbenchError('COLUMN_MISSING', source, detail);
};

/**
 * The plan for a source by its first records. A profile for its fingerprint wins over one for every source, that over a
 * remembered one, that over the built-in readings and the automatic mapping. Throws COLUMN_MISSING when a profile's time
 * stands in no column of the header.
 */
export const planMapping = (sample: SourceSample, context: MappingContext): MappingPlan => {
  const fingerprint = headerFingerprint(sample);
  const columns = columnsOf(sample);
  const common = { fingerprint, columns: columns.filter(({ open }) => !open).map(({ place }) => place) };
  const found = profileFor(fingerprint, context);
  const guesses = guessFields(columns, sampleSize(sample));
  if (found !== null) {
    checkColumns(found.profile, sample, columns, context.source);
    const given = givenGuesses(found.profile, columns);
    return { ...common, ...byProfile(found.origin, found.profile, given, guesses, columns, context) };
  }
  const shape = sivoShape(sample, columns);
  const { profile, used } = automaticProfile(guesses, columns, context.records);
  const own = new Set(shape.guesses.map(({ from }) => from));
  const addsNothing = used.every(({ from }) => own.has(from));
  const hopeless = sample.kind === 'records' && !guesses.some(({ field }) => field === 'timestamp');
  if (shape.kind === 'own' || (shape.kind === 'timed' && addsNothing) || hopeless) {
    return { ...common, ...builtIn(shape, sample, columns, context) };
  }
  return { ...common, ...byProfile('automatic', profile, used, guesses, columns, context) };
};
