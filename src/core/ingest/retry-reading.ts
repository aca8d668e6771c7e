// How the rejected records of a source are read again: as its import noted, or why that cannot be.
import { assertNever } from '#shared/assert-never.ts';
import type { ImportRecord, Quarantined, SourceFormat, SourceReading, SourceReport } from '#shared/model/archive.ts';
import type { LeftRecords } from '#shared/model/import-run.ts';
import type { MappingProfile } from '#shared/model/mapping.ts';

/** `reading` is null for JSON of a version that noted nothing: it was UTF-8 and has no layout. `profile`: the one used; null for the built-in readings. */
export interface RetriedSource {
  format: SourceFormat;
  reading: SourceReading | null;
  profile: MappingProfile | null;
}

type Why = LeftRecords['why'];

/** How the records are cut and mapped: the containers are no part of that, and what was decided of times is asked apart. */
const layoutOf = ({ format, reading }: SourceReport): string =>
  JSON.stringify([format, reading === undefined ? null : { ...reading, containers: [], zone: null, dateOrder: null }]);

/** What was decided of times where it was the same for all; of two decisions neither is taken. */
const agreed = <Name extends 'zone' | 'dateOrder'>(
  found: readonly SourceReport[],
  name: Name,
): SourceReading[Name] | null => {
  const first = found[0]?.reading?.[name] ?? null;
  return found.every(({ reading }) => (reading?.[name] ?? null) === first) ? first : null;
};

/** The source called `name` as the import read it. Sources of one name count as one where they were read alike. */
export const retriedSource = ({ sources, profiles = {} }: ImportRecord, name: string): RetriedSource | Why => {
  const found = sources.filter((source) => source.name === name && source.rejected > 0);
  const [first] = found;
  if (first === undefined || first.format === null) return 'layout_unknown';
  const { format, reading = null } = first;
  const layout = layoutOf(first);
  if (!found.every((source) => layoutOf(source) === layout)) return 'layout_unclear';
  if (format === 'csv' && (reading?.csv ?? null) === null) return 'layout_unknown';
  const digest = reading?.profile ?? null;
  const profile = digest === null ? null : profiles[digest];
  if (profile === undefined) return 'layout_unknown';
  const decided = { zone: agreed(found, 'zone'), dateOrder: agreed(found, 'dateOrder') };
  return { format, reading: reading === null ? null : { ...reading, ...decided }, profile };
};

/** Why this record would be no other one when it is read again; null when it may be. */
export const unreadable = ({ bytes, encoding, raw, reason }: Quarantined): Why | null => {
  if (bytes > Buffer.byteLength(raw, encoding)) return 'cut';
  return reason === 'truncated' ? 'truncated' : null;
};

/** For messages. */
export const whyLeft = (why: Why): string => {
  switch (why) {
    case 'cut':
      return 'longer than the 64 KiB that are kept';
    case 'truncated':
      return 'the source ends inside the record';
    case 'layout_unknown':
      return 'its import did not note how the source is laid out: import the file again';
    case 'layout_unclear':
      return 'its import had several sources of that name, laid out differently: import the files again';
    default:
      return assertNever(why);
  }
};
