// Rules over the events of an archive: one after the other, each a single walk over the events that fit its filters.
import { mostRuleHits, type Rule, type RulesInput, type RulesProgress, type RulesReport } from '#shared/model/rule.ts';
import { unionOf } from '../../query/coverage-claims.ts';
import { identitiesOf } from '../../query/identities.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import { knownCoverage } from '../collect/known-coverage.ts';
import { knownRuns } from '../collect/known-runs.ts';
import type { Breathe } from '../types.ts';
import { buildHit, type RawHit } from './build-hit.ts';
import { mostPlaces } from './burst.ts';
import { compileRule } from './compiled-rule.ts';
import { type FactTables, findMatches, type RuleGround } from './find-matches.ts';
import { createKeyReader } from './key-reader.ts';
import type { Matched } from './match-sequence.ts';
import type { TestFacts } from './step-tests/step-tester.ts';

export interface RulesTools {
  breathe: Breathe;
  onProgress(progress: RulesProgress): void;
}

/** Event ids told in one report; hits beyond tell their first `leastIds` alone. */
const mostIds = 200_000;
const leastIds = 20;

const endOf = (matched: Matched): number => Math.max(...matched.map(({ toMs }) => toMs));

const byTime = (one: RawHit, other: RawHit): number =>
  endOf(other.matched) - endOf(one.matched) ||
  (one.compiled.rule.id < other.compiled.rule.id ? -1 : Number(one.compiled.rule.id > other.compiled.rule.id)) ||
  (other.matched[0]?.fromMs ?? 0) - (one.matched[0]?.fromMs ?? 0);

/** The newest hits of all that are added. */
const createNewest = () => {
  let hits: RawHit[] = [];
  const cut = (): RawHit[] => {
    hits = hits.sort(byTime).slice(0, mostRuleHits);
    return hits;
  };
  return {
    add: (hit: RawHit): void => {
      if (hits.push(hit) >= 2 * mostRuleHits) cut();
    },
    cut,
  };
};

const factsOf = (matched: Matched, tables: FactTables): TestFacts[] => {
  if (tables.length === 0) return [];
  const seen = new Set<string>();
  return matched
    .flatMap(({ places }) => places.flatMap((place) => tables.map((table) => table.get(place))))
    .filter((fact): fact is TestFacts => fact !== undefined)
    .filter((fact) => {
      // Of several returns within one hit each is a part of it; of a silence the first says it all.
      const key = fact.kind === 'silent-before' ? fact.kind : `${fact.kind} ${fact.other}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
};

const groundOf = async (snapshot: Snapshot, zone: string, breathe: Breathe) => {
  await breathe();
  const identities = identitiesOf(snapshot.views);
  const { runs } = knownRuns(snapshot.manifest.segments);
  const { claimed, assumed } = await knownCoverage(snapshot, runs, breathe);
  const covered = unionOf([...claimed, ...assumed].sort((one, other) => one.fromMs - other.fromMs));
  const ground: RuleGround = { snapshot, keys: createKeyReader(identities, zone), covered, breathe };
  return { identities, ground };
};

/** `rules`: those to be run, read and checked. Throws BAD_RULE, BAD_INPUT for an unknown zone, BAD_FILTER, CANCELLED. */
export const runRules = async (
  snapshot: Snapshot,
  { filter, zone, language }: Pick<RulesInput, 'filter' | 'zone' | 'language'>,
  rules: readonly Rule[],
  { breathe, onProgress }: RulesTools,
  now: () => number = performance.now.bind(performance),
): Promise<RulesReport> => {
  const began = now();
  const compiled = rules.map((rule) => compileRule(rule, filter, zone));
  const { identities, ground } = await groundOf(snapshot, zone, breathe);
  const events = snapshot.views.reduce((sum, { segment }) => sum + segment.entry.events, 0);
  const newest = createNewest();
  const counts: RulesReport['rules'] = [];
  let looked = 0;
  for (const one of compiled) {
    let hits = 0;
    await findMatches(
      one,
      ground,
      (matched, facts) => {
        hits += 1;
        newest.add({ compiled: one, matched, facts: factsOf(matched, facts) });
      },
      (some) => {
        looked += some;
        onProgress({ kind: 'progress', events: looked, total: events * rules.length, elapsedMs: now() - began });
      },
    );
    counts.push({ id: one.rule.id, hits });
  }
  let ids = 0;
  const hits: RulesReport['hits'] = [];
  for (const raw of newest.cut()) {
    await breathe();
    const hit = buildHit({ snapshot, identities, zone, language }, raw, ids < mostIds ? mostPlaces : leastIds);
    ids += hit.eventIds.length;
    hits.push(hit);
  }
  const found = counts.reduce((sum, rule) => sum + rule.hits, 0);
  return { kind: 'report', rules: counts, skipped: [], events, found, hits, elapsedMs: now() - began };
};
