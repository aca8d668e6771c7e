// Whether the lists of proofs and receipts leave nothing out that the pack is about: an empty list proves nothing.
import { askedKeys } from './asked-keys.ts';
import type { ReadPack } from './check-proofs.ts';

const index = {
  inclusion: 'data/71-inclusion/index.json',
  absence: 'data/72-absence/index.json',
  receipts: 'data/70-receipts/index.json',
};

/** Nothing that could be proved of what is hidden stands in a redacted pack. */
const checkNoProofs = ({ documents, findings }: ReadPack): void => {
  const { inclusion, absence } = documents;
  if (inclusion.population.length + inclusion.events.length > 0)
    findings.problem('proof', index.inclusion, 'a redacted pack can have no proof of its events');
  if (absence.proofs.length > 0)
    findings.problem('proof', index.absence, 'a redacted pack can have no proof of absence');
};

const checkImports = ({ documents, custody, findings }: ReadPack): void => {
  const { inclusion, receipts, ipe, statement } = documents;
  const proved = new Map(inclusion.population.map(({ importId, events }) => [importId, events]));
  const without = new Map(receipts.withoutReceipt.map(({ importId, events }) => [importId, events]));
  const listed = new Map(receipts.receipts.map(({ importId, events }) => [importId, events]));
  for (const importId of without.keys())
    if (custody.receipts.has(importId))
      findings.problem('ledger', index.receipts, `import ${importId} has a receipt, which is told to be missing`);
  for (const [importId, events] of proved)
    if (listed.get(importId) !== events)
      findings.problem('ledger', index.receipts, `it does not list the ${events} events of import ${importId}`);
  for (const { importId, eventsInPopulation } of ipe.imports) {
    const told = proved.get(importId) ?? without.get(importId) ?? 0;
    if (told !== eventsInPopulation) {
      const message = `import ${importId}: ${eventsInPopulation} events of the population, where proofs and receipts tell ${told}`;
      findings.problem('content', 'data/22-ipe.json', message);
    }
  }
  if (statement.predicate.filter !== '') return;
  for (const [importId, { body }] of custody.receipts) {
    const stored = body.receipt.accepted + body.receipt.conflicts;
    if ((proved.get(importId) ?? 0) !== stored) {
      const message = `the question is everything, and of import ${importId} ${proved.get(importId) ?? 0} of ${stored} events are there`;
      findings.problem('proof', index.inclusion, message);
    }
  }
};

/** `isWhole`: the pack hides nothing. */
export const checkCompleteness = (read: ReadPack, isWhole: boolean): void => {
  if (!isWhole) {
    checkNoProofs(read);
    return;
  }
  const { documents, findings } = read;
  const { inclusion, absence, statement } = documents;
  checkImports(read);
  const named = new Set([
    ...inclusion.events.map(({ eventId }) => eventId),
    ...inclusion.unproved.map(({ what }) => what),
  ]);
  for (const eventId of statement.specification.events)
    if (!named.has(eventId))
      findings.problem('proof', index.inclusion, `it has no proof of event ${eventId}, and does not say why`);
  const asked = askedKeys(documents);
  for (const { question } of absence.proofs)
    asked.delete(JSON.stringify([question.actor, question.resourceType, question.resourceId]));
  if (asked.size > absence.unproved.length) {
    const message = `of ${asked.size} keys that statements of non-access ask for there is no proof, and it says why of ${absence.unproved.length}`;
    findings.problem('proof', index.absence, message);
  }
  if (absence.unproved.length > 0)
    findings.remarks.push(`${absence.unproved.length} keys of statements of non-access are not proved to be absent.`);
};
