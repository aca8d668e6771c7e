// Claims of imports as stretches of time: joined per source, all together, and what lies between them.
import type { ImportRecord } from '#shared/model/archive.ts';
import type { Coverage, CoverageClaim } from '#shared/model/coverage.ts';

/** UTC ms; `toMs` is exclusive. */
export interface Span {
  fromMs: number;
  toMs: number;
}

export interface Claim extends Span {
  source: string;
  basis: CoverageClaim['basis'];
  importId: string;
}

/** All claims of the archive, oldest first. A claim that ends before it begins claims nothing. */
export const claimsOf = (imports: readonly ImportRecord[]): Claim[] =>
  imports
    .flatMap(({ id, covers = [] }) =>
      covers.map(({ from, to, source, basis }) => ({
        fromMs: Date.parse(from),
        toMs: Date.parse(to),
        source,
        basis,
        importId: id,
      })),
    )
    .filter(({ fromMs, toMs }) => fromMs < toMs)
    .sort((left, right) => left.fromMs - right.fromMs || left.toMs - right.toMs);

const joinInto = <Joined extends Span>(joined: Joined[], next: Joined): void => {
  const last = joined.at(-1);
  if (last !== undefined && next.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, next.toMs);
  else joined.push({ ...next });
};

/** Claims of one source on one basis, joined where they touch; each keeps the import that began it. Oldest first. */
export const joinClaims = (claims: readonly Claim[]): Claim[] => {
  const bySource = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = `${claim.basis}\0${claim.source}`;
    const joined = bySource.get(key) ?? [];
    joinInto(joined, claim);
    bySource.set(key, joined);
  }
  return [...bySource.values()].flat().sort((left, right) => left.fromMs - right.fromMs || left.toMs - right.toMs);
};

/** What any of the spans covers; `spans` and the answer oldest first. */
export const unionOf = (spans: readonly Span[]): Span[] => {
  const joined: Span[] = [];
  for (const { fromMs, toMs } of spans) joinInto(joined, { fromMs, toMs });
  return joined;
};

/** What of `whole` none of the spans covers; `covered` as `unionOf` makes it. */
export const gapsIn = (whole: Span, covered: readonly Span[]): Span[] => {
  const gaps: Span[] = [];
  let fromMs = whole.fromMs;
  for (const span of covered) {
    if (span.fromMs > fromMs) gaps.push({ fromMs, toMs: Math.min(span.fromMs, whole.toMs) });
    fromMs = Math.max(fromMs, span.toMs);
  }
  if (fromMs < whole.toMs) gaps.push({ fromMs, toMs: whole.toMs });
  return gaps;
};

/** The prefix an S3 import was asked for, as its claims call it. */
const askedPrefix = ({ origin }: ImportRecord): string | null =>
  origin?.kind === 's3' ? `s3://${origin.parameters.bucket ?? ''}/${origin.parameters.prefix ?? ''}` : null;

/**
 * Sources whose imports claim nothing. A retry of quarantine brings no source of its own, and the days of a prefix may be
 * claimed by the last of several imports.
 */
export const unstatedSources = (imports: readonly ImportRecord[], claims: readonly Claim[]): Coverage['unstated'] => {
  const claimed = new Set(claims.map(({ source }) => source));
  return imports
    .filter(({ covers = [], origin }) => covers.length === 0 && origin?.kind !== 'quarantine')
    .flatMap((record) => {
      const prefix = askedPrefix(record);
      if (prefix !== null) return claimed.has(prefix) ? [] : [{ importId: record.id, source: prefix }];
      const read = record.sources.filter(({ skipped }) => skipped === null);
      return read.map(({ name }) => ({ importId: record.id, source: name }));
    });
};
