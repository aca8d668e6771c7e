// The seam through which everything goes that a pack tells of people: events, facts and lines of the ledger.
import type { AuditEvent } from '#shared/model/event.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { PackWarning } from '#shared/model/pack.ts';
import type { StoredEvent } from '../../archive/types.ts';
import type { BagWriter } from '../../bag/bag-writer.ts';
import { canonicalEvent } from '../../canonical/canonical-event.ts';
import type { ChangeLog } from '../../changes/types.ts';
import type { PackFacts } from '../pack-facts.ts';

/**
 * `tellsContents`: whether hashes of contents, inclusion proofs and names made of them may stand in the pack. `event`: the line
 * of the population file without its line end, and the event as tables show it. `facts`: all but the population, which is made
 * of what `event` gave. `ledger`: whole lines, each with its line end.
 */
export interface Redactor {
  readonly tellsContents: boolean;
  begin(bag: BagWriter): void;
  event(stored: HashedEvent, line?: number): { line: string; event: AuditEvent };
  value<Value>(value: Value): Value;
  /** Of what sections about changes are made: without the members that are left out. */
  changes(log: ChangeLog): ChangeLog;
  filter(filter: Filter): Filter;
  facts(facts: PackFacts): PackFacts;
  ledger(lines: Buffer): Buffer;
  /** What may surprise, known once everything is told. */
  warnings(): PackWarning[];
  end(bag: BagWriter): void;
}

type HashedEvent = Pick<StoredEvent, 'event' | 'contentHash'>;

/** The canonical text whose hash is the content hash: an id made of that very hash is no part of it. */
export const hashedText = ({ event, contentHash }: HashedEvent): string => {
  const isMade = event.id === `sha256:${Buffer.from(contentHash).toString('hex')}`;
  return canonicalEvent(isMade ? { ...event, id: null } : event);
};

/** Leaves everything as it is. */
export const openRedactor: Redactor = {
  tellsContents: true,
  begin: () => undefined,
  event: (stored) => ({ line: hashedText(stored), event: stored.event }),
  value: (value) => value,
  changes: (log) => log,
  filter: (filter) => filter,
  facts: (facts) => facts,
  ledger: (lines) => lines,
  warnings: () => [],
  end: () => undefined,
};
