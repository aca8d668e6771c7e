// Programs that access in place of people: they set nobody's baseline, and are held against themselves alone.
import { foldCase } from '#shared/model/fold-case.ts';

/** What a role is called that no person has. */
const serviceRoles = new Set([
  'api',
  'automation',
  'bot',
  'integration',
  'service',
  'service-account',
  'service_account',
  'serviceaccount',
  'system',
]);
/** With fewer others that access anything, a large share says nothing. */
const leastOthers = 3;

export interface Candidate {
  key: string;
  ids: readonly string[];
  emails: readonly string[];
  role: string | null;
  /** Counted events. */
  events: number;
}

/**
 * Whether each is a service: named as one, in a role that only programs have, or the source of more than half of all counted
 * events while at least three others have some.
 */
export const findServices = (candidates: readonly Candidate[], named: readonly string[]): boolean[] => {
  const names = new Set(named.map(foldCase));
  const total = candidates.reduce((sum, { events }) => sum + events, 0);
  const active = candidates.filter(({ events }) => events > 0).length;
  return candidates.map(
    ({ key, ids, emails, role, events }) =>
      [key, ...ids, ...emails].some((name) => names.has(foldCase(name))) ||
      (role !== null && serviceRoles.has(foldCase(role))) ||
      (active > leastOthers && events > total / 2),
  );
};
