// The first look at sources: how each would be read and mapped, and what has to be decided. Nothing is written.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { SourceInspection } from '#shared/model/inspection.ts';
import type { InspectJob } from '../worker/import-router.ts';
import { inspectRows } from './inspect-rows.ts';
import { rememberedMappings } from './mapping/remembered-mappings.ts';
import { type MappingChoices, planSourceMapping } from './plan-source-mapping.ts';
import type { SkippedFile } from './source-walk.ts';
import { type FoundSource, surveySources } from './survey-sources.ts';
import { createSourceWatch } from './warnings/source-watch.ts';

const shownRows = 50;

const notRead = ({ name, bytes, reason }: SkippedFile): SourceInspection => ({
  name,
  bytes,
  containers: [],
  format: null,
  skipped: reason,
  encoding: null,
  dialect: null,
  columns: [],
  fingerprint: null,
  origin: null,
  profile: null,
  mapping: [],
  unmapped: [],
  questions: [],
  warnings: [],
  rows: [],
});

const dialectOf = (detected: FoundSource['detected']): SourceInspection['dialect'] => {
  if (detected.format !== 'csv') return null;
  const { delimiter, escape: style, preamble, lineEnd } = detected.dialect;
  return { delimiter, escape: style, preamble, lineEnd };
};

/** `seen`: fingerprints of sources that have shown their first rows; one folder may hold thousands of files of one kind. */
const inspectSource = (found: FoundSource, choices: MappingChoices, seen: Set<string>): SourceInspection => {
  const { name, bytes, layers, detected, encoding, skipped } = found;
  const passedOver = (reason: string): SourceInspection => ({
    ...notRead({ name, bytes, reason }),
    containers: [...layers],
  });
  if (skipped !== null) return passedOver(skipped);
  if (detected.format === null) return passedOver(detected.why);
  const mapped = planSourceMapping({ ...found, detected }, choices);
  if (typeof mapped === 'string') return passedOver(mapped);
  const { plan, records } = mapped;
  const findings = detected.format === 'csv' ? detected.dialect.findings : [];
  // Of the first records alone, and without a clock to compare with.
  const watch = createSourceWatch(detected.format, findings, Number.POSITIVE_INFINITY);
  const rows = inspectRows(detected, plan, records, name, shownRows, watch);
  const shown = !seen.has(plan.fingerprint) || plan.questions.length > 0;
  seen.add(plan.fingerprint);
  return {
    name,
    bytes,
    containers: [...layers],
    format: detected.format,
    skipped: null,
    encoding: encoding === 'undecided' ? 'utf-8' : encoding,
    dialect: dialectOf(detected),
    columns: plan.columns,
    fingerprint: plan.fingerprint,
    origin: plan.origin,
    profile: plan.profile,
    mapping: plan.guesses,
    unmapped: plan.unmapped,
    questions: plan.questions,
    warnings: watch.finish(0),
    rows: shown ? rows : [],
  };
};

/**
 * One inspection for each file or member behind the sources, in their order; what is no export has its reason in
 * `skipped`. Throws what walking and unpacking throw, COLUMN_MISSING for a profile that does not fit, CANCELLED.
 */
export const inspectSources = async (
  { sources, decisions, dataFolder }: InspectJob,
  signal: AbortSignal,
): Promise<SourceInspection[]> => {
  const choices = { decisions, remembered: rememberedMappings(dataFolder) };
  const { files, skipped } = await surveySources(sources, signal);
  const inspections: SourceInspection[] = [];
  const seen = new Set<string>();
  for (const { found } of files) {
    for await (const source of found) {
      if (signal.aborted) throw new WorkbenchError('CANCELLED', 'inspect');
      inspections.push(inspectSource(source, choices, seen));
    }
  }
  return [...inspections, ...skipped.map(notRead)];
};
