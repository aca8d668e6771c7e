// 10-statement.json: what is claimed, of which events, on what ground, and what is not.
import type { PackFacts } from '../pack-facts.ts';
import { jsonText } from './json-text.ts';

export const statementJson = ({ spec, asOf, appVersion, archive, key, population, ...facts }: PackFacts): string =>
  jsonText({
    format: 'sivo-evidence-statement',
    version: 1,
    title: spec.title,
    language: spec.language,
    template: spec.template,
    claim: { question: spec.question, answer: spec.answer, scope: spec.scope },
    preparedBy: spec.preparedBy,
    preparedFor: spec.preparedFor,
    preparedAt: spec.preparedAt,
    asOf,
    predicate: { filter: spec.filter, zone: spec.zone },
    result: {
      events: population.events,
      oldest: population.oldest,
      newest: population.newest,
      sha256: population.sha256,
    },
    coverage: facts.coverage,
    exclusions: {
      eventsInConflict: population.conflicts,
      reconciliation: facts.ipe.reconciliation ?? null,
      rejectedReasons: facts.ipe.rejectedReasons ?? {},
    },
    absence: facts.absence,
    incident: spec.incident,
    archive: { id: archive.id, generation: archive.generation, root: archive.root },
    ledger: {
      ...archive.head,
      note: 'The pack rests on these lines of the ledger (80-custody.jsonl). Later lines that only tell of packs being made are left out, so that the same pack can be made again.',
    },
    signer: { identity: key.identity, key: key.fingerprint, kept: key.kept },
    specification: spec,
    may: facts.may,
    mayNot: facts.mayNot,
    application: { name: 'SIVO Audit Workbench', version: appVersion },
  });
