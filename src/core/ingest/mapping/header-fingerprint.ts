// What a remembered profile is found again by: the names of a source's columns, whatever their order and spelling.
import { hash } from 'node:crypto';
import { normaliseName } from './normalise-name.ts';
import { columnsOf, type SourceSample, sampleSize } from './source-sample.ts';

/** Levels of JSON that take part. */
const depth = 3;

/**
 * SHA-256 (hex) of the sorted normalised headers, or of the pointers of values to depth 3 that every sampled record has
 * (of all of them where they have none in common): a member that only some records have does not change it.
 */
export const headerFingerprint = (sample: SourceSample): string => {
  if (sample.kind === 'table') {
    return hash('sha256', JSON.stringify(['table', ...sample.header.map(normaliseName).sort()]), 'hex');
  }
  const values = columnsOf(sample).filter(({ open, path }) => !open && path.length <= depth);
  const common = values.filter(({ present }) => present.size === sampleSize(sample));
  const places = (common.length > 0 ? common : values).map(({ place }) => place).sort();
  return hash('sha256', JSON.stringify(['records', ...places]), 'hex');
};
