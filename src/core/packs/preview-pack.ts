// What a specification would give, before anything is written.
import type { AuditEvent } from '#shared/model/event.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { PackPreview, PackWarning } from '#shared/model/pack.ts';
import { sivoTeamFilter } from '#shared/model/sivo-access.ts';
import { readArchiveRoot } from '../archive/archive-root.ts';
import { createBreather } from '../query/breather.ts';
import { compileFilter } from '../query/compile-filter.ts';
import { coverageOf } from '../query/coverage.ts';
import { matchingExtent } from '../query/matching-extent.ts';
import { openNewestSnapshot } from '../query/newest-snapshot.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { estimateBytes } from './files/estimate-bytes.ts';
import { coverageWarnings } from './gather/coverage-warnings.ts';
import { leavingValues } from './gather/leaving-values.ts';
import { readLedgerPrefix } from './gather/ledger-prefix.ts';
import { namedEvents } from './gather/named-events.ts';
import { receiptsOf } from './gather/receipts-of.ts';
import { toldEvents } from './gather/told-events.ts';
import { toldFindings } from './gather/told-findings.ts';
import { withinTime } from './gather/within-time.ts';
import type { PackQuestion, PackTools } from './pack-job.ts';
import { openRedactor, type Redactor } from './redact/redactor.ts';
import { assertRedactable, redactorOf } from './redact/redactor-of.ts';

type Breathe = () => Promise<void>;

const isChange = ({ diff, before, after }: AuditEvent): boolean =>
  diff !== undefined || before !== undefined || after !== undefined;

const countOf = async (snapshot: Snapshot, filter: ReturnType<typeof compileFilter>, breathe: Breathe) => {
  let events = 0;
  for (const view of snapshot.views) {
    await breathe();
    events += snapshot.count(view, filter);
  }
  return events;
};

/** Nobody can know this of a text that was only searched. */
const freeText: PackWarning = {
  code: 'free-text',
  where: 'redact',
  message: 'texts were searched for e-mails, known ids and addresses; they may still name somebody in other words',
};

const iso = (ms: number): string => new Date(ms).toISOString();

const preview = async (
  question: PackQuestion,
  snapshot: Snapshot,
  breathe: Breathe,
  redactor: Redactor,
): Promise<PackPreview> => {
  const { path, spec, filters, judgements } = question;
  const filter = compileFilter(filters.population, spec.zone);
  const events = await countOf(snapshot, filter, breathe);
  const extent = await matchingExtent(snapshot, filter, breathe);
  const [oldest, newest] = extent === null ? [null, null] : [iso(extent.firstMs), iso(extent.lastMs)];
  const told = await toldEvents(snapshot, namedEvents(spec), new Map(), breathe);
  const { root } = readArchiveRoot(path);
  const findings = await toldFindings(snapshot, spec, { population: filters.population, judgements, root, breathe });
  const within =
    extent === null ? [] : [{ op: 'time' as const, from: iso(extent.firstMs), to: iso(extent.lastMs + 1) }];
  const team = compileFilter({ op: 'and', args: [sivoTeamFilter, ...within] }, 'UTC');
  const sivoTeam = spec.sivoTeam ? await countOf(snapshot, team, breathe) : 0;
  const ids = [...told.keys()];
  const named: Filter[] = ids.length === 0 ? [] : [{ op: 'is', field: 'id', values: ids }];
  const listed = [
    filter,
    ...(spec.sivoTeam ? [team] : []),
    ...[...filters.views, ...named].map((asked) => compileFilter(asked, spec.zone)),
  ];
  const coverage = withinTime(await coverageOf(snapshot, spec.zone, breathe), { oldest, newest });
  const conflicts = await countOf(
    snapshot,
    compileFilter(
      { op: 'and', args: [filters.population, { op: 'is', field: 'conflict', values: ['true'] }] },
      spec.zone,
    ),
    breathe,
  );
  const { lines } = readLedgerPrefix(path);
  const receipts = receiptsOf(lines);
  const unproved = snapshot.manifest.imports
    .filter(({ id, accepted, conflicts: versions }) => accepted + versions > 0 && !receipts.has(id))
    .map(({ id }): PackWarning => ({ code: 'no-proof', where: id, message: 'this import has no receipt' }));
  const leaving = await leavingValues(snapshot, listed, { spec, lines, redactor, breathe });
  return {
    events,
    oldest,
    newest,
    findings: findings.findings.length,
    diffs: [...told.values()].filter(({ event }) => isChange(event)).length,
    sivoTeam,
    bytes: estimateBytes(snapshot, question).zip,
    leaves: leaving.map(({ hidden: _, ...leaves }) => leaves),
    redacted: leaving.reduce((sum, { hidden }) => sum + hidden, 0),
    warnings: redactor.value([
      ...coverageWarnings(coverage, conflicts),
      ...unproved,
      ...findings.warnings,
      ...(spec.redact === null ? [] : [freeText]),
    ]),
  };
};

/** Counts from the column index; nothing is written, also no line of the ledger. Throws BAD_SPEC. */
export const previewPack = async (
  question: PackQuestion,
  { signal, signer }: Omit<PackTools, 'onProgress'>,
): Promise<PackPreview> => {
  assertRedactable(question.spec);
  const newest = await openNewestSnapshot(question.path);
  try {
    const snapshot = await newest.get();
    const breathe = createBreather([signal]);
    const isOpen = question.spec.redact === null;
    const redactor = isOpen ? openRedactor : await redactorOf(question, snapshot, await signer(), breathe);
    return await preview(question, snapshot, breathe, redactor);
  } finally {
    newest.close();
  }
};
