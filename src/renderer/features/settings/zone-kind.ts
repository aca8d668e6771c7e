// Which of the usual zones a zone is.

export type ZoneKind = 'utc' | 'tenant' | 'local' | 'other';

interface UsualZones {
  tenant: string;
  local: string;
}

/** The zone a kind stands for; null for another one, which has to be named. */
export const zoneOfKind = (kind: ZoneKind, { tenant, local }: UsualZones): string | null =>
  ({ utc: 'UTC', tenant, local, other: null })[kind];

/** The kinds to choose from, each zone once: a machine that stands where the tenant works adds none. */
export const zoneKinds = ({ tenant, local }: UsualZones): ZoneKind[] => {
  const kinds: ZoneKind[] = ['utc'];
  if (tenant !== 'UTC') kinds.push('tenant');
  if (local !== 'UTC' && local !== tenant) kinds.push('local');
  return [...kinds, 'other'];
};

export const kindOfZone = (zone: string, usual: UsualZones): ZoneKind =>
  zoneKinds(usual).find((kind) => zoneOfKind(kind, usual) === zone) ?? 'other';
