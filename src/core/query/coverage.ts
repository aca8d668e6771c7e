// What the imports of an archive claim to hold whole, laid beside the days its events fall on.
import type { Coverage } from '#shared/model/coverage.ts';
import { checkZone } from './check-zone.ts';
import { claimsOf, gapsIn, joinClaims, type Span, unionOf, unstatedSources } from './coverage-claims.ts';
import { calendarDays, coverageDays } from './coverage-days.ts';
import type { Snapshot } from './snapshot.ts';

const told = ({ fromMs, toMs }: Span): { from: string; to: string } => ({
  from: new Date(fromMs).toISOString(),
  to: new Date(toMs).toISOString(),
});

/** From the first to the last moment that a claim or an event is about; null in an empty archive. */
const knownSpan = ({ manifest }: Snapshot, covered: readonly Span[]): Span | null => {
  const spans = [
    ...manifest.segments.map(({ oldestMs, newestMs }) => ({ fromMs: oldestMs, toMs: newestMs + 1 })),
    ...covered,
  ];
  if (spans.length === 0) return null;
  return {
    fromMs: spans.reduce((least, { fromMs }) => Math.min(least, fromMs), Number.POSITIVE_INFINITY),
    toMs: spans.reduce((most, { toMs }) => Math.max(most, toMs), Number.NEGATIVE_INFINITY),
  };
};

/** Days are those of `zone`, as long as its clock makes them. Throws BAD_INPUT for an unknown zone, CANCELLED. */
export const coverageOf = async (snapshot: Snapshot, zone: string, breathe: () => Promise<void>): Promise<Coverage> => {
  checkZone(zone);
  const { imports } = snapshot.manifest;
  const claims = claimsOf(imports);
  const ranges = joinClaims(claims);
  const covered = unionOf(claims);
  const known = knownSpan(snapshot, covered);
  const claiming = new Set(claims.map(({ importId }) => importId));
  const days =
    known === null
      ? []
      : await coverageDays(
          snapshot.views,
          calendarDays(known, zone),
          ranges,
          covered,
          (importId) => importId !== '' && !claiming.has(importId),
          breathe,
        );
  return {
    zone,
    ranges: ranges.map(({ source, basis, importId, ...span }) => ({ ...told(span), source, basis, importId })),
    gaps: known === null ? [] : gapsIn(known, covered).map(told),
    emptyDays: days
      .filter(({ covered, events }) => covered === 1 && events === 0)
      .map(({ day, suspicious }) => ({ day, suspicious })),
    days,
    unstated: unstatedSources(imports, claims),
  };
};
