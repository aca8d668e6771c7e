// A visit told from its accesses.
import { type SivoAccess, type SivoVisit, sivoAlarms } from '#shared/model/sivo-access.ts';
import { reasonKey } from './reason-quality.ts';

/** `accesses`: at least one, oldest first. Reasons stand in the order in which they came up. */
export const visitOf = (id: string, accesses: readonly SivoAccess[]): SivoVisit => {
  const [first, last] = [accesses[0] as SivoAccess, accesses.at(-1) as SivoAccess];
  const reasons = new Map<string, SivoVisit['reasons'][number]>();
  for (const { reason, quality } of accesses) {
    const known = reasons.get(reasonKey(reason));
    if (known === undefined) reasons.set(reasonKey(reason), { reason, quality, count: 1 });
    else known.count += 1;
  }
  const changes = accesses.filter(({ kind }) => kind === 'change').length;
  return {
    id,
    member: { id: first.member.id, email: first.member.email },
    tenantId: first.tenantId,
    from: first.at,
    to: last.at,
    reads: accesses.length - changes,
    changes,
    reasons: [...reasons.values()],
    alarms: sivoAlarms.filter((alarm) => accesses.some(({ alarms }) => alarms.includes(alarm))),
    eventIds: [...new Set(accesses.map(({ eventId }) => eventId))],
  };
};
