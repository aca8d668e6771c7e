// What the column index alone says of an access of the SIVO team: read or change, its reason's quality, its alarms.
import type { ReasonQuality, SivoAlarm, TenantDomain } from '#shared/model/sivo-access.ts';
import { flagBits } from '../archive/types.ts';
import { accessAlarms } from './access-alarms.ts';
import { accessKind } from './access-kind.ts';
import { addressDomain, isWithinDomain } from './address-domain.ts';
import type { TeamAccess } from './team-accesses.ts';

export interface AccessFacts {
  kind: 'read' | 'change';
  quality: ReasonQuality;
  ticket: string | null;
  alarms: SivoAlarm[];
}

/** As the column index has them; no row is read. `tenant` is the one the event is of. */
const columnsOf = ({ view, seq }: TeamAccess) => {
  const { columns } = view.segment;
  const { dictionaries } = columns;
  const flags = columns.flags[seq] ?? 0;
  return {
    email: dictionaries.actor[columns.actor[seq] ?? 0]?.email ?? null,
    tenant: dictionaries.tenant[columns.tenant[seq] ?? 0] ?? null,
    reason: dictionaries.reason[columns.reason[seq] ?? 0] ?? null,
    category: dictionaries.category[columns.category[seq] ?? 0] ?? 'other',
    hasChange: (flags & flagBits.hasChange) !== 0,
    flag: (flags & flagBits.crossTenantTrue) !== 0 ? true : (flags & flagBits.crossTenantFalse) !== 0 ? false : null,
  };
};

const memoised = <Key, Value>(make: (key: Key) => Value): ((key: Key) => Value) => {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
};

/** Reasons and addresses repeat: each is looked at once. A domain of no tenant in particular counts for every tenant. */
export const createAccessFacts = (
  qualityOf: (reason: string | null) => Pick<AccessFacts, 'quality' | 'ticket'>,
  domains: readonly TenantDomain[],
  given: boolean,
): ((access: TeamAccess) => AccessFacts) => {
  const quality = memoised(qualityOf);
  const ownDomains = memoised((email: string | null) => {
    const domain = addressDomain(email);
    return domain === null ? [] : domains.filter((own) => isWithinDomain(domain, own.domain));
  });
  return (access) => {
    const { email, tenant, reason, category, hasChange, flag } = columnsOf(access);
    const isOwnAddress = ownDomains(email).some(({ tenantId }) => given || tenantId === tenant);
    return {
      kind: accessKind(category, hasChange),
      ...quality(reason),
      alarms: accessAlarms({ flag, hasReason: access.reason !== '', isOwnAddress }),
    };
  };
};
