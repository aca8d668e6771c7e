// Findings named by id: as they come out now, or as they stood when they were judged.

import { defaultAnomalyParameters } from '#shared/model/anomaly.ts';
import type { Filter } from '#shared/model/filter.ts';
import { everything } from '#shared/model/filter.ts';
import type { Judgement } from '#shared/model/judgement.ts';
import { type Finding, findingSchema, outliersInputSchema } from '#shared/model/outliers.ts';
import type { PackWarning } from '#shared/model/pack.ts';
import type { PackSpec } from '#shared/model/pack-spec.ts';
import { outliersReport } from '../../anomaly/outliers-report.ts';
import { createScoredCounts } from '../../anomaly/scored-counts.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import type { PackFacts } from '../pack-facts.ts';

export interface ToldFindings {
  findings: PackFacts['findings'];
  /** How they were computed; null where none was asked for. */
  method: { id: string; version: number; parameters: unknown; filter: string; inputHash: string } | null;
  warnings: PackWarning[];
}

const mostFindings = 10_000;

/** The finding within what was kept with a decision: itself, or a member of it. */
const keptFinding = (judgement: Judgement | undefined, id: string): Finding | null => {
  const kept = judgement?.finding;
  const inner = typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (kept.finding ?? kept) : kept;
  const read = findingSchema.safeParse(inner);
  return read.success && read.data.id === id ? read.data : null;
};

/** Looked for in the whole archive first, then among the population alone; in the specification's order. */
export const toldFindings = async (
  snapshot: Snapshot,
  spec: PackSpec,
  {
    population,
    judgements,
    root,
    breathe,
  }: { population: Filter; judgements: readonly Judgement[]; root: string | null; breathe: () => Promise<void> },
): Promise<ToldFindings> => {
  const wanted = [...new Set(spec.findings)];
  if (wanted.length === 0) return { findings: [], method: null, warnings: [] };
  const parameters = spec.parameters ?? defaultAnomalyParameters;
  const scoredCounts = createScoredCounts();
  const ask = (filter: Filter) =>
    outliersReport(
      snapshot,
      outliersInputSchema.parse({ filter, parameters, language: spec.language, limit: mostFindings }),
      { breathe, onProgress: () => undefined, root, scoredCounts },
    );
  let report = await ask(everything);
  const found = new Map(report.findings.map((finding) => [finding.id, finding]));
  if (wanted.every((id) => !found.has(id))) {
    report = await ask(population);
    for (const finding of report.findings) found.set(finding.id, finding);
  }
  const decisions = new Map(judgements.filter(({ of }) => of === 'outlier').map((each) => [each.key, each]));
  const warnings: PackWarning[] = [];
  const findings = wanted.flatMap((id) => {
    const decision = decisions.get(id) ?? null;
    const now = found.get(id);
    if (now !== undefined) return [{ finding: now, decision }];
    const kept = keptFinding(decision ?? undefined, id);
    const message =
      kept === null
        ? 'it is not found any more, and no decision kept it: it is left out'
        : 'it is not found any more with these events and parameters: it stands as it was when it was judged';
    warnings.push({ code: 'finding-changed', where: id, message });
    return kept === null ? [] : [{ finding: kept, decision }];
  });
  const { method, filter, inputHash } = report;
  return { findings, method: { ...method, parameters, filter, inputHash }, warnings };
};
