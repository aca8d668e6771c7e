// The keys of an event: what absence is proved of. One under the actor's id and one under the e-mail, folded as filters compare
// them; described to the byte in docs/proofs.md.
import { hash } from 'node:crypto';
import { foldCase } from '#shared/model/fold-case.ts';
import type { AbsentKey } from '#shared/model/proof.ts';
import { canonicalJson } from '../canonical/canonical-json.ts';
import { compareNullable } from './compare-texts.ts';

/** Actor, resource type, resource id, timestamp, event id. Null: not stated. */
export type Key = [
  alias: string | null,
  type: string | null,
  resourceId: string | null,
  timestamp: string,
  eventId: string,
];

/** The first one, two or three members of a key. */
export type KeyPrefix = readonly (string | null)[];

const stated = (text: string | null): string | null => (text === null || text === '' ? null : text);

/** Actors and types of resources are compared without regard to case; an empty text is none. */
export const foldStated = (text: string | null): string | null => {
  const told = stated(text);
  return told === null ? null : foldCase(told);
};

/** Under what an event stands: the id and the e-mail of its actor, once if they are equal, null where neither is stated. */
export const aliasesOf = ({ id, email }: { id: string | null; email: string | null }): (string | null)[] => {
  const aliases = [...new Set([foldStated(id), foldStated(email)])].filter((alias) => alias !== null);
  return aliases.length === 0 ? [null] : aliases;
};

/** Ids of resources are compared as they are, as filters do. */
export const keyOf = (
  alias: string | null,
  event: { type: string | null; resourceId: string | null; timestamp: string; id: string },
): Key => [alias, foldStated(event.type), stated(event.resourceId), event.timestamp, event.id];

export const keyText = (key: Key): string => canonicalJson(key);

/** SHA-256 of the byte 0 and the UTF-8 of the key's text, as a text of bytes: a million of them are made in a second. */
export const keyLeaf = (text: string): string => hash('sha256', `\0${text}`, 'binary');

/** The order of the tree, over as many members as the prefix has; 0 where the key begins with it. */
export const compareWithPrefix = (key: KeyPrefix, prefix: KeyPrefix): number => {
  for (const [place, wanted] of prefix.entries()) {
    const order = compareNullable(key[place] ?? null, wanted);
    if (order !== 0) return order;
  }
  return 0;
};

/** How a key would begin that answers the question. A type or id that is empty means "not stated". */
export const prefixOf = ({ actor, resourceType, resourceId }: AbsentKey): KeyPrefix => {
  if (resourceType === null) return [foldStated(actor)];
  const pair = [foldStated(actor), foldStated(resourceType)];
  return resourceId === null ? pair : [...pair, stated(resourceId)];
};
