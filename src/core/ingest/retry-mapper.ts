// How records that were cut out of their source long ago are mapped this time. The layout is the one their import noted;
// what was decided now comes before what was decided then.
import { isUtf8 } from 'node:buffer';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { SourceReading } from '#shared/model/archive.ts';
import type { ImportDecisions, MappingProfile, TimeFormat } from '#shared/model/mapping.ts';
import { headerFingerprint } from './mapping/header-fingerprint.ts';
import { mapCsvCells } from './mapping/map-csv-cells.ts';
import { createJsonRecordMapper } from './mapping/map-json-record.ts';
import { createRecordProfileMapper } from './mapping/map-record-profile.ts';
import { createTableProfileMapper } from './mapping/map-table-profile.ts';
import { profileDigest } from './mapping/profile-digest.ts';
import { createSivoCsvMapper, type SivoCsvMapper, saysUtc } from './mapping/sivo-csv.ts';
import { createSivoJsonMapper } from './mapping/sivo-json.ts';
import type { RecordMapper } from './read-source.ts';
import { splitCells } from './readers/csv-cells.ts';
import { badEncoding } from './readers/json-text.ts';
import type { TextEncoding } from './readers/text-encoding.ts';
import { Transcoder } from './readers/transcoder.ts';
import type { RetriedSource } from './retry-reading.ts';
import { createTimeRules } from './timestamp.ts';

export interface RetryMapping {
  map: RecordMapper;
  reading: SourceReading;
  /** As used, with its digest; null for the built-in readings. */
  profile: { digest: string; profile: MappingProfile } | null;
}

export interface RetryContext {
  decisions: ImportDecisions;
  /** Profiles kept on this machine, by fingerprint. */
  remembered: ReadonlyMap<string, MappingProfile>;
}

type Csv = NonNullable<SourceReading['csv']>;

const textEncodings: readonly TextEncoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];

/** JSON of a version that noted nothing. */
const asRead: SourceReading = {
  containers: [],
  encoding: 'utf-8',
  csv: null,
  profile: null,
  zone: null,
  dateOrder: null,
};

/** Bytes in the source's encoding → UTF-8; null where they are not valid in it. */
const decoderFor = (encoding: string, name: string): ((raw: Buffer) => Buffer | null) => {
  const known = textEncodings.find((candidate) => candidate === encoding);
  if (known === undefined) {
    throw new WorkbenchError('SOURCE_UNREADABLE', name, `this version does not read text in ${encoding}`);
  }
  if (known === 'utf-8') return (raw) => (isUtf8(raw) ? raw : null);
  return (raw) => {
    const transcoder = new Transcoder(known);
    const text = Buffer.concat([transcoder.push(raw), transcoder.end()]);
    return isUtf8(text) ? text : null;
  };
};

const isOrder = (format: TimeFormat): boolean =>
  format === 'auto' || format === 'day-first' || format === 'month-first';

/** A profile somebody chose for this retry; the one the import used where nobody did, null for a built-in reading. */
const choose = ({ reading, profile }: RetriedSource, { decisions, remembered }: RetryContext) => {
  const header = reading?.csv?.header;
  const fingerprint = header === undefined ? '' : headerFingerprint({ kind: 'table', header, rows: [] });
  const given = decisions.profiles[fingerprint] ?? decisions.profile;
  const chosen = given ?? (decisions.remembered ? remembered.get(fingerprint) : undefined) ?? null;
  return chosen === null ? { profile, isNew: false } : { profile: chosen, isNew: true };
};

const settleTime = (
  source: RetriedSource,
  profile: MappingProfile | null,
  isNew: boolean,
  decisions: ImportDecisions,
): MappingProfile['time'] => {
  const { reading } = source;
  const headers = reading?.csv?.header ?? [];
  const told: MappingProfile['time'] = profile?.time ?? { format: 'auto', zone: null };
  if (isNew) {
    return {
      zone: told.zone ?? decisions.zone,
      format: told.format === 'auto' ? (decisions.dateOrder ?? 'auto') : told.format,
    };
  }
  const format = isOrder(told.format) ? (decisions.dateOrder ?? reading?.dateOrder ?? told.format) : told.format;
  const isUtc = profile === null && headers.some(saysUtc);
  return { zone: decisions.zone ?? reading?.zone ?? told.zone ?? (isUtc ? 'UTC' : null), format };
};

const rowMapper =
  (map: SivoCsvMapper, { delimiter, escape: style, header }: Csv): RecordMapper =>
  ({ raw }) =>
    mapCsvCells(map, splitCells(raw.toString('utf8'), delimiter, style), header.length);

/** Throws COLUMN_MISSING, BAD_INPUT for an unknown zone, and SOURCE_UNREADABLE for an encoding this machine does not know. */
export const planRetry = (name: string, source: RetriedSource, context: RetryContext): RetryMapping => {
  const { profile: chosen, isNew } = choose(source, context);
  const { zone, format } = settleTime(source, chosen, isNew, context.decisions);
  const rules = createTimeRules(format, zone);
  const profile = chosen === null ? null : { ...chosen, time: { format, zone } };
  const reading = source.reading ?? asRead;
  const { csv, encoding } = reading;
  const mapText =
    csv === null
      ? createJsonRecordMapper(
          profile === null ? createSivoJsonMapper(rules) : createRecordProfileMapper(profile, rules),
        )
      : rowMapper(
          profile === null
            ? createSivoCsvMapper(csv.header, name, rules)
            : createTableProfileMapper(profile, csv.header, rules),
          csv,
        );
  const decode = decoderFor(encoding, name);
  const digest = profile === null ? null : profileDigest(profile);
  return {
    map: (record) => {
      const raw = decode(record.raw);
      return raw === null ? { problem: badEncoding(record.raw) } : mapText({ ...record, raw });
    },
    reading: {
      ...reading,
      profile: digest,
      zone,
      dateOrder: format === 'day-first' || format === 'month-first' ? format : null,
    },
    profile: profile === null || digest === null ? null : { digest, profile },
  };
};
