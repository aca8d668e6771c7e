// The redactor of one pack: events, facts and ledger lines go through it, and it writes what it did into the pack.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { LedgerLine } from '#shared/model/ledger.ts';
import type { Redaction } from '#shared/model/pack-spec.ts';
import type { BagFile } from '../../bag/bag-file.ts';
import { canonicalJson } from '../../canonical/canonical-json.ts';
import { splitLines } from '../../evidence/check-ledger.ts';
import { hideLine, isHideable } from '../../evidence/hidden-line.ts';
import { readLine } from '../../evidence/ledger-line.ts';
import { jsonText } from '../files/json-text.ts';
import type { ToldEvent } from '../pack-facts.ts';
import type { HiddenMembers } from './hidden-members.ts';
import type { KeyPlace } from './pack-key.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { commitmentOf, redactEvent, shownId } from './redact-event.ts';
import { redactFilter } from './redact-filter.ts';
import { redactValue } from './redact-value.ts';
import type { Redactor } from './redactor.ts';

export interface RedactionParts {
  names: Pseudonyms;
  members: HiddenMembers;
  rules: Redaction;
  place: KeyPlace;
  fingerprint: string;
}

/** Roots cannot be left out: signed lines tell them, and the archive's own root is made of them. */
const rootsLimit =
  'Roots of imports are not hidden. Of an import of one event the root is the hash of that event; whoever guesses every hidden value of a whole import can confirm the guess.';

export const packRedactor = ({ names, members, rules, place, fingerprint }: RedactionParts): Redactor => {
  const told = new WeakSet<object>();
  const seen = new Set<string>();
  const counts = { fields: 0, ids: 0, ledgerLines: 0, events: 0, values: 0 };
  let commitments: BagFile | null = null;
  const event = (
    stored: Pick<ToldEvent, 'event'> & { contentHash: Uint8Array },
    line: number | null,
  ): { line: string; event: AuditEvent } => {
    const made = redactEvent(stored, names, members);
    told.add(made.event);
    const version = Buffer.from(stored.contentHash).toString('latin1');
    if (!seen.has(version)) {
      seen.add(version);
      counts.events += 1;
      counts.values += made.openings.size;
      counts.fields += made.hidden;
      if (made.event.id !== stored.event.id) counts.ids += 1;
      const values = Object.fromEntries([...made.openings].map(([path, opening]) => [path, commitmentOf(opening)]));
      commitments?.write(`${canonicalJson({ event: made.event.id, line, values })}\n`);
    }
    return made;
  };
  const value = <Value>(one: Value): Value => redactValue(one, names, members, told);
  /** Events that other sections list stand beside their content hash. */
  const events = (one: unknown): void => {
    if (one === null || typeof one !== 'object' || told.has(one)) return;
    if ('event' in one && 'contentHash' in one && typeof one.contentHash === 'string') {
      const each = one as ToldEvent;
      if (!told.has(each.event)) {
        each.event = event({ event: each.event, contentHash: Buffer.from(each.contentHash, 'hex') }, each.line).event;
      }
      each.contentHash = '';
    }
    for (const inner of Object.values(one)) events(inner);
  };
  /** A signed line cannot be changed: one that tells of somebody is shown as it is, or not at all. */
  const shownLine = (bytes: Buffer): Buffer => {
    const { body } = JSON.parse(bytes.toString('utf8')) as { body: JsonValue };
    if (canonicalJson(value(body)) === canonicalJson(body)) return bytes;
    const line = readLine(bytes);
    if (typeof line !== 'string' && isHideable(line.kind)) {
      counts.ledgerLines += 1;
      return hideLine(line, bytes);
    }
    const { sequence, kind } = JSON.parse(bytes.toString('utf8')) as LedgerLine;
    const detail = `line ${sequence + 1} of the ledger (${kind}) holds a name or an address, and without it the rest of the pack could not be checked`;
    throw new WorkbenchError('BAD_SPEC', 'redact', detail);
  };
  return {
    tellsContents: false,
    begin: (bag) => {
      commitments = bag.open('data/91-commitments.jsonl');
    },
    event: (stored, line) => event(stored, line ?? null),
    value,
    changes: members.changes,
    filter: (filter) => redactFilter(filter, names, members),
    facts: (facts) => {
      events({ ...facts, custody: [], ipe: null });
      const shown = value(facts);
      const drawn = shown.sample?.drawn;
      if (drawn !== undefined && counts.ids > 0) {
        drawn.population.sha256 = '';
        for (const item of [...drawn.items, ...drawn.replacements, ...(shown.sample?.results ?? [])])
          if (shownId(item.eventId, names) !== item.eventId || item.eventId.startsWith('event-')) item.key = '';
      }
      return shown;
    },
    ledger: (lines) => Buffer.concat([...splitLines(lines)].map(shownLine)),
    warnings: () =>
      members.unused().map((path) => ({
        code: 'free-text',
        where: `redact.fields: ${path}`,
        message: 'no event of the pack has such a member: nothing was left out by it',
      })),
    end: (bag) => {
      commitments?.close();
      const { events: shownEvents, values, ...others } = counts;
      bag.add(
        'data/90-redaction.json',
        jsonText({
          format: 'sivo-redaction',
          version: 1,
          rules,
          key: fingerprint,
          ...place,
          replaced: { ...names.counts, ...others },
          committed: { events: shownEvents, values },
          limits: [rootsLimit],
        }),
      );
    },
  };
};
