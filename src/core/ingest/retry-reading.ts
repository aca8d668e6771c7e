// How the rejected records of a source are read again: as its import noted, or why that cannot be.
import { assertNever } from '#shared/assert-never.ts';
import type { ImportRecord, Quarantined, SourceFormat, SourceReading } from '#shared/model/archive.ts';
import type { LeftRecords } from '#shared/model/import-run.ts';

/** `reading` is null for JSON of a version that noted nothing: it was UTF-8 and has no layout. */
export interface RetriedSource {
  format: SourceFormat;
  reading: SourceReading | null;
}

type Why = LeftRecords['why'];

/** The source called `name` as the import read it. Sources of one name count as one where they were read alike. */
export const retriedSource = ({ sources }: ImportRecord, name: string): RetriedSource | Why => {
  const found = sources.filter((source) => source.name === name && source.rejected > 0);
  const [first] = found;
  if (first === undefined || first.format === null) return 'layout_unknown';
  const { format, reading = null } = first;
  const layout = JSON.stringify([format, reading?.encoding, reading?.csv]);
  const isSame = (source: (typeof found)[number]): boolean =>
    JSON.stringify([source.format, source.reading?.encoding, source.reading?.csv]) === layout;
  if (!found.every(isSame)) return 'layout_unclear';
  return format === 'csv' && (reading?.csv ?? null) === null ? 'layout_unknown' : { format, reading };
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
