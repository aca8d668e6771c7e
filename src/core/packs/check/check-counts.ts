// What the files of a pack say of numbers, sizes and each other.
import { z } from 'zod';
import type { Reconciliation } from '#shared/model/archive.ts';
import type { ReadPack } from './check-proofs.ts';
import { readDocument } from './read-documents.ts';

const names = ['read', 'accepted', 'duplicates', 'conflicts', 'rejected'] as const;

const areEqual = (left: Reconciliation, right: Reconciliation): boolean =>
  names.every((name) => left[name] === right[name]);

const addsUp = ({ read, accepted, duplicates, conflicts, rejected }: Reconciliation): boolean =>
  read === accepted + duplicates + conflicts + rejected;

const sumOf = (all: readonly Reconciliation[]): Reconciliation => {
  const sum = { read: 0, accepted: 0, duplicates: 0, conflicts: 0, rejected: 0 };
  for (const one of all) for (const name of names) sum[name] += one[name];
  return sum;
};

/** What statement, query and bag-info.txt tell of the population. */
export const checkPopulationFacts = ({ pack, documents, population, findings }: ReadPack): void => {
  const { statement, query, ipe } = documents;
  const { count, sha256, oldest, newest } = population;
  const report = (where: string, message: string): void => findings.problem('content', where, message);
  const { result } = statement;
  if (result.events !== count || result.sha256 !== sha256)
    report('data/10-statement.json', `its result is not ${count} events with the SHA-256 ${sha256}`);
  if (result.oldest !== oldest || result.newest !== newest)
    report('data/10-statement.json', 'oldest and newest are not those of the population');
  if (query.events !== count || query.sha256 !== sha256)
    report('data/21-query.json', "its result is not the population's");
  if (query.asked !== statement.predicate.filter || query.zone !== statement.predicate.zone)
    report('data/21-query.json', 'it asks something else than data/10-statement.json');
  if (ipe.result.events !== count || ipe.result.oldest !== oldest || ipe.result.newest !== newest)
    report('data/22-ipe.json', "its result is not the population's");
  const info = new Map(pack.info);
  if (info.get('SIVO-Population-Events') !== String(count) || info.get('SIVO-Population-SHA256') !== sha256)
    report('bag-info.txt', 'what it says of the population is not so');
};

/** 22-ipe.json: counts that add up and are those of the receipts. `digests`: of the payload, by name. */
export const checkIpe = (
  { pack, documents, custody, population, findings }: ReadPack,
  digests: ReadonlyMap<string, string>,
): void => {
  const file = 'data/22-ipe.json';
  const { ipe, statement } = documents;
  const report = (message: string): void => findings.problem('content', file, message);
  for (const { name, bytes, sha256 } of ipe.files) {
    if (pack.files.get(name) !== bytes || digests.get(name) !== sha256)
      report(`it tells another size or SHA-256 of ${name}`);
  }
  const total = sumOf(ipe.imports.map(({ reconciliation }) => reconciliation));
  if (!areEqual(total, ipe.reconciliation)) report('its totals are not the sums over its imports');
  const stated = statement.exclusions.reconciliation;
  if (stated === null || !areEqual(stated, total))
    findings.problem('content', 'data/10-statement.json', `its reconciliation is not that of ${file}`);
  const open = new Map(custody.receipts);
  for (const one of ipe.imports) {
    const reportOf = (message: string): void => report(`import ${one.importId}: ${message}`);
    if (![one.reconciliation, ...one.files].every(addsUp))
      reportOf('read is not accepted + duplicates + conflicts + rejected');
    if (!areEqual(sumOf(one.files), one.reconciliation)) reportOf('its counts are not the sums over its files');
    const line = open.get(one.importId);
    open.delete(one.importId);
    if (line === undefined) {
      if (one.receipt !== null) reportOf('the ledger has no receipt of it');
      continue;
    }
    const { receipt } = line.body;
    const files = one.files.map(({ name, bytes, sha256 }) => [name, bytes, sha256]);
    const told = receipt.files.map(({ name, bytes, sha256 }) => [name, bytes, sha256]);
    if (!areEqual(one.reconciliation, receipt) || JSON.stringify(files) !== JSON.stringify(told))
      reportOf('counts or files are not those of its receipt');
    const { events, rejected } = receipt.roots;
    if (
      one.receipt?.sequence !== line.sequence ||
      one.receipt.roots?.events !== events ||
      one.receipt.roots.rejected !== rejected
    )
      reportOf('sequence or roots are not those of its receipt');
  }
  for (const importId of open.keys()) report(`it says nothing of import ${importId}, which has a receipt`);
  if (ipe.imports.reduce((sum, { eventsInPopulation }) => sum + eventsInPopulation, 0) !== population.count)
    report('its imports do not add up to the population');
};

/** 70-receipts: lines of the ledger, byte for byte. */
export const checkReceipts = async ({ pack, documents, custody, findings }: ReadPack): Promise<void> => {
  for (const { file, importId, sequence, root } of documents.receipts.receipts) {
    const line = custody.receipts.get(importId);
    const isListed = line?.sequence === sequence && line.body.receipt.roots.events === root;
    if (!isListed || !pack.files.has(file)) {
      findings.problem('ledger', file, `the ledger has no such receipt of import ${importId}`);
    } else if (custody.text(sequence)?.toString('utf8') !== (await pack.text(file))) {
      findings.problem('ledger', file, `it is not the receipt of import ${importId} in data/80-custody.jsonl`);
    }
  }
};

const diffSchema = z.object({
  format: z.literal('sivo-event-diff'),
  eventId: z.string(),
  line: z.number().nullable(),
  contentHash: z.string().optional(),
});

/** 40-findings and 50-diffs name events that are there. `isWhole`: the population's lines are what was hashed. */
export const checkNamedEvents = async (
  { pack, documents, population, findings }: ReadPack,
  isWhole: boolean,
): Promise<void> => {
  const known = new Set(population.ids);
  const isEverything = documents.statement.predicate.filter === '';
  let outside = 0;
  for (const { id, eventIds } of documents.findings.findings) {
    for (const eventId of eventIds) {
      if (known.has(eventId)) continue;
      outside++;
      if (isEverything)
        findings.problem('content', 'data/40-findings.json', `finding ${id} names ${eventId}, which is not there`);
    }
  }
  if (outside > 0 && !isEverything) findings.remarks.push(`Findings name ${outside} events outside the population.`);
  for (const { eventId, line, json } of documents.diffs.diffs) {
    const diff = await readDocument(pack, json, diffSchema, findings);
    if (diff === null) continue;
    const report = (message: string): void => findings.problem('content', json, message);
    if (diff.eventId !== eventId || diff.line !== line) report('it is of another event than its list says');
    if (line === null) continue;
    if (population.ids[line - 1] !== eventId) report(`line ${line} of the population is another event`);
    const leaf = population.leaves.subarray((line - 1) * 32, line * 32).toString('hex');
    if (isWhole && diff.contentHash !== leaf) report(`contentHash is not that of line ${line} of the population`);
  }
};

/** Every file of a folder stands in the list beside it, and the other way round. */
export const checkLists = ({ pack, documents, findings }: ReadPack): void => {
  const { diffs, receipts, inclusion, absence } = documents;
  const lists: Record<string, string[]> = {
    'data/50-diffs/': diffs.diffs.flatMap(({ json, html }) => [json, html]),
    'data/70-receipts/': receipts.receipts.map(({ file }) => file),
    'data/71-inclusion/': [...inclusion.population, ...inclusion.events].map(({ file }) => file),
    'data/72-absence/': absence.proofs.map(({ file }) => file),
  };
  for (const [folder, listed] of Object.entries(lists)) {
    const index = `${folder}index.json`;
    const known = new Set(listed);
    for (const name of pack.files.keys()) {
      if (name.startsWith(folder) && name !== index && !known.has(name))
        findings.problem('content', name, `${index} does not list it`);
    }
    for (const name of known) {
      if (!name.startsWith(folder) || !pack.files.has(name))
        findings.problem('content', index, `it lists ${name}, which is not there`);
    }
  }
};
