// What the imports claim to hold of a window, and which of them a statement about it rests on.
import type { AbsenceReport } from '#shared/model/absence.ts';
import type { TimeSpan } from '#shared/model/coverage.ts';
import { wallTimeAt } from '#shared/model/wall-clock.ts';
import { coverageOf } from '../query/coverage.ts';
import { claimsOf, gapsIn, type Span, unionOf } from '../query/coverage-claims.ts';
import type { Snapshot } from '../query/snapshot.ts';
import type { AbsenceWindow } from './absence-window.ts';

/** `emptyDays`: days of the zone that are claimed whole and hold no event; `suspicious` of them lie amid busy ones. */
export interface WindowCoverage {
  ranges: TimeSpan[];
  gaps: TimeSpan[];
  /** UTC ms of the gaps together. */
  gapMs: number;
  emptyDays: number;
  suspicious: number;
  /** Sources whose imports claim nothing. */
  unstated: number;
  /** Claims to parts of the window that rest on the word of whoever imported. */
  stated: number;
  imports: AbsenceReport['imports'];
}

const told = ({ fromMs, toMs }: Span): TimeSpan => ({
  from: new Date(fromMs).toISOString(),
  to: new Date(toMs).toISOString(),
});

const mostNames = 3;
const namesOf = (names: readonly string[]): string =>
  names.length <= mostNames
    ? names.join(', ')
    : `${names.slice(0, mostNames).join(', ')} … +${names.length - mostNames}`;

/** Imports that claim a part of the window or whose events may stand in it. */
const importsOf = ({ manifest, views }: Snapshot, window: AbsenceWindow, claiming: ReadonlySet<string>) => {
  const holding = new Set(
    views
      .filter(({ segment: { entry } }) => entry.newestMs >= window.fromMs && entry.oldestMs < window.toMs)
      .flatMap(({ segment }) => segment.columns.dictionaries.source.map(({ importId }) => importId)),
  );
  return manifest.imports
    .filter(({ id }) => claiming.has(id) || holding.has(id))
    .map(({ id, finishedAt, sources }) => ({
      importId: id,
      finishedAt,
      source: namesOf(sources.map(({ name }) => name)),
    }));
};

/** Spans are clipped to the window. */
export const windowCoverage = async (
  snapshot: Snapshot,
  window: AbsenceWindow,
  zone: string,
  breathe: () => Promise<void>,
): Promise<WindowCoverage> => {
  const { fromMs, toMs } = window;
  // What had not happened when an import ended cannot be in it, whatever was claimed.
  const endedMs = new Map(snapshot.manifest.imports.map(({ id, finishedAt }) => [id, Date.parse(finishedAt)]));
  const claims = claimsOf(snapshot.manifest.imports)
    .map((claim) => ({
      ...claim,
      fromMs: Math.max(claim.fromMs, fromMs),
      toMs: Math.min(claim.toMs, toMs, endedMs.get(claim.importId) ?? toMs),
    }))
    .filter((claim) => claim.fromMs < claim.toMs);
  const ranges = unionOf(claims);
  const gaps = gapsIn({ fromMs, toMs }, ranges);
  const { emptyDays, unstated } = await coverageOf(snapshot, zone, breathe);
  const [first, last] = [wallTimeAt(fromMs, zone).slice(0, 10), wallTimeAt(toMs - 1, zone).slice(0, 10)];
  const empty = emptyDays.filter(({ day }) => day >= first && day <= last);
  return {
    ranges: ranges.map(told),
    gaps: gaps.map(told),
    gapMs: gaps.reduce((sum, gap) => sum + gap.toMs - gap.fromMs, 0),
    emptyDays: empty.length,
    suspicious: empty.filter(({ suspicious }) => suspicious).length,
    unstated: unstated.length,
    stated: claims.filter(({ basis }) => basis === 'stated').length,
    imports: importsOf(snapshot, window, new Set(claims.map(({ importId }) => importId))),
  };
};
