// Everything of a pack before its report is written: the population's files, and the facts that all other files tell.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { AbsenceReport } from '#shared/model/absence.ts';
import type { PackProgress, PackWarning } from '#shared/model/pack.ts';
import { printFilter } from '#shared/model/print-filter.ts';
import { absenceReport } from '../../absence/absence-report.ts';
import { readArchiveRoot } from '../../archive/archive-root.ts';
import { recordSample } from '../../archive/record-act.ts';
import type { BagWriter } from '../../bag/bag-writer.ts';
import { createChangeLog } from '../../changes/change-log.ts';
import { changeReport } from '../../changes/change-report.ts';
import type { Signer } from '../../evidence/signing-key.ts';
import { sshPublicKey } from '../../evidence/ssh-public-key.ts';
import { compileFilter } from '../../query/compile-filter.ts';
import { coverageOf } from '../../query/coverage.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import { gatherProofs, type PackProofs } from '../files/proof-files.ts';
import type { PackFacts } from '../pack-facts.ts';
import type { PackQuestion, PackTools } from '../pack-job.ts';
import type { Redactor } from '../redact/redactor.ts';
import { controlReferences } from '../report/control-references.ts';
import { coverageWarnings } from './coverage-warnings.ts';
import { ipeSheet } from './ipe-sheet.ts';
import { type LedgerPrefix, readLedgerPrefix } from './ledger-prefix.ts';
import { mayLists } from './may-lists.ts';
import { namedEvents } from './named-events.ts';
import { type Population, readPopulation } from './read-population.ts';
import { readView } from './read-view.ts';
import { receiptsOf } from './receipts-of.ts';
import { sivoTeamReport } from './sivo-team.ts';
import { tellKey } from './tell-key.ts';
import { toldDiffs } from './told-diffs.ts';
import { toldEvents } from './told-events.ts';
import { type ToldFindings, toldFindings } from './told-findings.ts';
import { toldSample } from './told-sample.ts';
import { withinTime } from './within-time.ts';

/** `omittedDiffs`: changes of the population beyond those that have a file. */
export interface GatheredPack {
  facts: PackFacts;
  population: Population;
  findings: ToldFindings;
  proofs: PackProofs;
  ledger: LedgerPrefix;
  omittedDiffs: number;
  warnings: PackWarning[];
}

export interface GatherTools extends Omit<PackTools, 'onProgress' | 'now' | 'signer'> {
  bag: BagWriter;
  redactor: Redactor;
  signer: Signer;
  breathe(): Promise<void>;
  onStep(step: PackProgress['step'], done: number, total: number): void;
}

/** Changes of a population that get files of their own for a report on policies. */
const mostDiffs = 500;

/** Throws BAD_SPEC, ARCHIVE_DAMAGED, CANCELLED, and what writing throws. */
export const gatherPack = async (
  question: PackQuestion,
  snapshot: Snapshot,
  tools: GatherTools,
): Promise<GatheredPack> => {
  const { path, spec, filters, judgements, by } = question;
  const { bag, redactor, signer, breathe, onStep, openCustody, appVersion, dataFolder } = tools;
  const { root } = readArchiveRoot(path);
  const filter = compileFilter(filters.population, spec.zone);
  const named = namedEvents(spec);
  let total = 0;
  for (const view of snapshot.views) total += snapshot.count(view, filter);

  const wanted = new Set(named.map(({ id }) => id));
  const onEvents = (events: number): void => onStep('population', events, total);
  const population = await readPopulation(snapshot, filter, { bag, redactor, wanted, breathe, onEvents });
  const told = await toldEvents(snapshot, named, population.lineOf, breathe);
  const views: PackFacts['views'] = [];
  for (const [index, view] of spec.views.entries()) {
    const asked = filters.views[index];
    if (asked === undefined) throw new WorkbenchError('INTERNAL', `views[${index}]`, 'its filter was not read');
    views.push({ ...view, ...(await readView(snapshot, compileFilter(asked, spec.zone), redactor, breathe)) });
  }

  onStep('findings', 0, spec.findings.length);
  const findings = await toldFindings(snapshot, spec, { population: filters.population, judgements, root, breathe });
  const sivoTeam = spec.sivoTeam
    ? await sivoTeamReport(snapshot, { spec, population: population.facts }, breathe)
    : null;
  const absence: AbsenceReport[] = [];
  for (const asked of spec.absence) {
    absence.push(await absenceReport(snapshot, { ...asked, language: spec.language }, { root, breathe }));
  }
  onStep('findings', spec.findings.length, spec.findings.length);

  onStep('changes', 0, 1);
  const log = redactor.changes(createChangeLog(snapshot));
  const isPolicies = spec.template === 'policy-changes';
  const changes = isPolicies
    ? await changeReport(log, { filter: filters.population, zone: spec.zone, language: spec.language }, root, breathe)
    : null;
  const changed = changes?.resources.flatMap((resource) => resource.changes.map(({ eventId }) => eventId)) ?? [];
  const ofPopulation = changed.filter((id) => !told.has(id)).map((id) => ({ id, where: 'filter' }));
  const more = await toldEvents(snapshot, ofPopulation.slice(0, mostDiffs), population.lineOf, breathe);
  const diffs = await toldDiffs(log, [...told.values(), ...more.values()], breathe);
  onStep('changes', 1, 1);

  onStep('proofs', 0, total);
  const sampleTools = {
    root,
    breathe,
    record: (act: Parameters<Parameters<typeof toldSample>[3]['record']>[0]) =>
      recordSample(path, { ...act, ...by }, openCustody),
  };
  const sample = await toldSample(snapshot, spec, filters.sample, sampleTools);
  const proofTools = { path, snapshot, breathe, openCustody };
  const proofs = await gatherProofs(population.places(), [...new Set(spec.events)], absence, proofTools);
  onStep('proofs', total, total);

  await tellKey(path, signer, { openCustody, by });
  const ledger = readLedgerPrefix(path);
  if (ledger.generation !== snapshot.manifest.generation)
    throw new WorkbenchError('HANDLE_EXPIRED', path, 'the archive has changed');
  const asOf = ledger.head.at ?? snapshot.manifest.createdAt;
  const receipts = receiptsOf(ledger.lines);
  const { ranges, gaps } = await coverageOf(snapshot, spec.zone, breathe);
  const coverage = withinTime({ ranges, gaps }, population.facts);
  const ipe = await ipeSheet({
    spec,
    appVersion,
    asOf,
    reader: snapshot.reader,
    root,
    population,
    filter: printFilter(filters.population),
    receipts,
    coverage,
    breathe,
  });
  const { may, mayNot } = mayLists[spec.language];
  const { archiveId, generation } = snapshot.manifest;
  const toldOf = (id: string) => {
    const one = told.get(id);
    return one === undefined ? [] : [one];
  };
  const facts: PackFacts = {
    spec,
    asOf,
    appVersion,
    archive: { id: archiveId, generation, root, head: ledger.head },
    key: {
      fingerprint: signer.fingerprint,
      kept: signer.kept,
      identity: spec.identity,
      publicKey: sshPublicKey(signer.publicKey),
    },
    population: population.facts,
    recordings: population.recordings,
    recordingTotals: population.recordingTotals,
    coverage,
    views,
    notes: spec.notes.map(({ text, eventId }) => ({
      text,
      told: eventId === null ? null : (told.get(eventId) ?? null),
    })),
    events: [...new Set(spec.events)].flatMap(toldOf),
    findings: findings.findings,
    diffs,
    changes,
    sivoTeam,
    absence,
    sample,
    ipe,
    custody: ledger.lines,
    controls: {
      template: spec.template,
      references: await controlReferences(dataFolder, spec.template, spec.language),
    },
    may: [...may],
    mayNot: [...mayNot],
  };
  return {
    facts: redactor.facts(facts),
    population,
    findings,
    proofs,
    ledger,
    omittedDiffs: Math.max(0, ofPopulation.length - mostDiffs),
    warnings: [...coverageWarnings(coverage, population.facts.conflicts), ...findings.warnings],
  };
};
