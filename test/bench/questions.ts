// The questions of the benchmark, each in as many variations as there are runs: an answer kept from the last run is no answer.

export interface Question {
  /** As the query bar takes it. */
  filter: string;
  /** The same condition over the peers' flat table. */
  where: string;
}

const address = (run: number): string => `203.0.113.${10 + run}`;

/** Some 40 % of all events, by columns no peer has an index on. */
export const oneTerm = (run: number): Question => ({
  filter: `role:supervisor -ip:${address(run)}`,
  where: `role = 'supervisor' AND coalesce(ip, '') <> '${address(run)}'`,
});

/** Some 15 % of all events. */
export const severalTerms = (run: number): Question => ({
  filter: `action:access resource:recording role:supervisor -ip:${address(run)}`,
  where: `action = 'access' AND type = 'recording' AND role = 'supervisor' AND coalesce(ip, '') <> '${address(run)}'`,
});

export const facetFields = ['action', 'actor.email', 'resource.type'] as const;
export const facetColumns = ['action', 'email', 'type'];

const needles = [
  'one-way audio',
  'longest_idle',
  'numeraci',
  'ring_all',
  'ticket 99',
  'wrap_up',
  'round_robin',
  'max_wait',
  'revisi',
  'published_version',
  'holidays',
  'extension',
  'sync_minutes',
  'fuera de horario',
  'english line',
  'retention',
];

/** A text of reasons and changes; the workbench looks for it everywhere, the peers in these columns only. */
export const needle = (run: number): string => needles[(run + needles.length) % needles.length] ?? '';
export const textWhere = (run: number): string => `reason LIKE '%${needle(run)}%' OR diff LIKE '%${needle(run)}%'`;
