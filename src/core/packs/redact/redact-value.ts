// Any value that a pack tells, with every text in it redacted. What members are called decides where a text is more than a text.
import { type HiddenMembers, leftOut } from './hidden-members.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { shownId } from './redact-event.ts';
import { redactFilterText } from './redact-filter.ts';

const filters = new Set(['filter', 'asked', 'run']);
const ids = new Set(['eventId', 'eventIds', 'lastEventId']);
/** Digests of contents, and links that hold names in another spelling. */
const digests = new Set(['contentHash', 'inputHash', 'permalink', 'specSha256']);

/** `told`: events that were redacted already, kept as they are. */
export const redactValue = <Value>(
  value: Value,
  names: Pseudonyms,
  members: HiddenMembers,
  told: WeakSet<object>,
): Value => {
  const walk = (one: unknown, name: string): unknown => {
    if (typeof one === 'string') {
      if (digests.has(name)) return '';
      if (members.hidesText(name)) return one === '' ? one : leftOut;
      if (filters.has(name)) return redactFilterText(one, names, members);
      if (ids.has(name)) return shownId(one, names);
      if (name === 'ip') return names.net(one);
      return /^sha256:[0-9a-f]{64}$/.test(one) ? shownId(one, names) : names.text(one);
    }
    if (one === null || typeof one !== 'object' || told.has(one)) return one;
    if (Array.isArray(one)) return one.map((item) => walk(item, name));
    const isPerson = name === 'actor' || name === 'member' || name === 'lastBy';
    return Object.fromEntries(
      Object.entries(one).map(([key, inner]) => {
        const isName = isPerson && (key === 'id' || key === 'email' || key === 'key') && typeof inner === 'string';
        return [names.text(key), isName ? names.person(inner as string) : walk(inner, key)];
      }),
    );
  };
  return walk(value, '') as Value;
};
