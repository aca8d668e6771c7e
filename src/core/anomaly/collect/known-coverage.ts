// What the imports of an archive say about coverage, and what is taken for it where they say nothing.

import { claimsOf, type Span, unionOf } from '../../query/coverage-claims.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import type { Breathe } from '../types.ts';
import type { KnownCoverage } from './day-axis.ts';

/** What lies in both; both oldest first and each apart. */
const overlapOf = (one: Span, others: readonly Span[]): Span[] =>
  others
    .map(({ fromMs, toMs }) => ({ fromMs: Math.max(fromMs, one.fromMs), toMs: Math.min(toMs, one.toMs) }))
    .filter(({ fromMs, toMs }) => fromMs < toMs);

/** From the first event to the last of each import that claims nothing. */
const extentsOf = async (
  snapshot: Snapshot,
  silent: ReadonlySet<string>,
  breathe: Breathe,
): Promise<Map<string, Span>> => {
  const extents = new Map<string, Span>();
  for (const view of snapshot.views) {
    const { source, dictionaries, timeOffset, baseMs } = view.segment.columns;
    if (!dictionaries.source.some(({ importId }) => silent.has(importId))) continue;
    await breathe();
    const first = new Int32Array(dictionaries.source.length).fill(-1);
    const last = new Int32Array(dictionaries.source.length);
    for (let seq = 0; seq < source.length; seq++) {
      const code = source[seq] ?? 0;
      if ((first[code] ?? 0) < 0) first[code] = seq;
      last[code] = seq;
    }
    for (const [code, { importId }] of dictionaries.source.entries()) {
      if ((first[code] ?? -1) < 0 || !silent.has(importId)) continue;
      const fromMs = baseMs + (timeOffset[first[code] ?? 0] ?? 0);
      const toMs = baseMs + (timeOffset[last[code] ?? 0] ?? 0) + 1;
      const known = extents.get(importId) ?? { fromMs, toMs };
      extents.set(importId, { fromMs: Math.min(known.fromMs, fromMs), toMs: Math.max(known.toMs, toMs) });
    }
  }
  return extents;
};

/** `runs`: as `knownRuns` tells them; nothing outside of them is assumed. Where no import claims anything they are all assumed. */
export const knownCoverage = async (
  snapshot: Snapshot,
  runs: readonly Span[],
  breathe: Breathe,
): Promise<KnownCoverage> => {
  const { imports } = snapshot.manifest;
  const claims = claimsOf(imports);
  if (claims.length === 0) return { claimed: [], assumed: runs, stated: false };
  const claiming = new Set(claims.map(({ importId }) => importId));
  const silent = new Set(imports.map(({ id }) => id).filter((id) => !claiming.has(id)));
  const extents = silent.size === 0 ? [] : [...(await extentsOf(snapshot, silent, breathe)).values()];
  const assumed = extents.flatMap((extent) => overlapOf(extent, runs)).sort((one, other) => one.fromMs - other.fromMs);
  return { claimed: unionOf(claims), assumed: unionOf(assumed), stated: true };
};
