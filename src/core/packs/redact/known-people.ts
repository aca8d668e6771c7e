// Every id and e-mail of people the archive knows, each with the person it belongs to.
import { foldCase } from '#shared/model/fold-case.ts';
import { identitiesOf } from '../../query/identities.ts';
import type { Snapshot } from '../../query/snapshot.ts';

/** Types of resources that are people. */
const userTypes = new Set([
  'user',
  'users',
  'member',
  'agent',
  'account',
  'operator',
  'supervisor',
  'person',
  'contact',
]);

export const isUserType = (type: string | null): boolean => type !== null && userTypes.has(foldCase(type));

/** By folded id or e-mail the one name that stands for the person. */
export const knownPeople = async (
  { views }: Pick<Snapshot, 'views'>,
  breathe: () => Promise<void>,
): Promise<ReadonlyMap<string, string>> => {
  const people = new Map<string, string>();
  for (const { key, ids, emails } of identitiesOf(views).people) {
    for (const name of [...ids, ...emails]) people.set(foldCase(name), key);
  }
  for (const { segment } of views) {
    await breathe();
    const { resourceType, dictionaries } = segment.columns;
    const codes = new Set(dictionaries.resourceType.flatMap((type, code) => (isUserType(type) ? [code] : [])));
    if (codes.size === 0) continue;
    const seqs: number[] = [];
    for (let seq = 0; seq < resourceType.length; seq++) if (codes.has(resourceType[seq] ?? 0)) seqs.push(seq);
    for (const id of segment.resourceIds(seqs)) {
      if (id !== null && id !== '' && !people.has(foldCase(id))) people.set(foldCase(id), foldCase(id));
    }
  }
  return people;
};
