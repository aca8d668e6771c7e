// What the record of an import notes about how a source was read, so that its records can be read again.
import type { SourceReading } from '#shared/model/archive.ts';
import { profileDigest } from './mapping/profile-digest.ts';
import type { PlannedSource } from './plan-import.ts';
import type { TextEncoding } from './readers/text-encoding.ts';

/** As planned, and the encoding found while reading; `containers` from outside to inside. */
export const sourceReading = ({ layers, detected, mapping }: PlannedSource, encoding: TextEncoding): SourceReading => {
  const { profile, zone, dateOrder } = mapping.plan;
  return {
    containers: [...layers],
    encoding,
    csv:
      detected.format === 'csv'
        ? { delimiter: detected.dialect.delimiter, escape: detected.dialect.escape, header: detected.header }
        : null,
    profile: profile === null ? null : profileDigest(profile),
    zone,
    dateOrder,
  };
};
