// What does not add up about an access of the SIVO team.
import type { SivoAlarm } from '#shared/model/sivo-access.ts';

export interface AlarmFacts {
  /** The cross-tenant flag; null where the source does not say. */
  flag: boolean | null;
  hasReason: boolean;
  /** The address is of the tenant's own domain. */
  isOwnAddress: boolean;
}

/** In the order of `sivoAlarms`. What is no flagged event is one of a superadmin. */
export const accessAlarms = ({ flag, hasReason, isOwnAddress }: AlarmFacts): SivoAlarm[] => {
  if (flag !== true) return ['no-flag'];
  return [...(hasReason ? [] : ['no-reason' as const]), ...(isOwnAddress ? ['tenant-address' as const] : [])];
};
