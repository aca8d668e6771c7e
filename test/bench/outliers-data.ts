// Data for the questions about outliers: a year of four hundred people and one program, most of whose events are accesses to
// recordings, with working days, evenings and quiet weekends.
import { once } from 'node:events';
import { createWriteStream, existsSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom, type Random } from '#core/demo/random.ts';

export interface OutliersData {
  file: string;
  events: number;
  actors: number;
}

const people = 400;
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const days = 365;
const start = Date.UTC(2025, 5, 1);
const roles = ['agent', 'agent', 'agent', 'supervisor', 'admin', 'viewer'];
const actions = ['access', 'access', 'access', 'login', 'update'];
const kinds: Readonly<Record<string, string>> = { access: 'recording', login: 'session', update: 'queue' };

/** Hours of the day by how much is done in them, UTC. */
const hours = [8, 8, 9, 9, 9, 10, 10, 10, 11, 11, 12, 13, 14, 14, 15, 15, 16, 17, 18, 20];

/** Each day as often as its share of the work is: twenty for a working day, one for a day of a weekend. */
const shares = (): number[] =>
  Array.from({ length: days }, (_, day) => {
    const weekday = new Date(start + day * dayMs).getUTCDay();
    return new Array<number>(weekday > 0 && weekday < 6 ? 20 : 1).fill(day);
  }).flat();

const eventOf = (number: number, timeMs: number, random: Random): string => {
  const user = random.below(people);
  const action = actions[random.below(actions.length)] ?? 'access';
  return JSON.stringify({
    id: `evt_audit_${String(number).padStart(12, '0')}`,
    timestamp: new Date(timeMs).toISOString(),
    tenantId: '5b7f9a52-0c11-4e0e-9d6e-2f3c5f0f7a10',
    actor: {
      id: `user-${user}`,
      email: `user${user}@acme.example`,
      role: roles[user % roles.length],
      ip: `203.0.113.${user % 250}`,
      userAgent: 'Chrome/Windows',
    },
    action,
    resource: { type: kinds[action], id: `r${random.below(200_000)}` },
    crossTenant: false,
  });
};

/** In order of days, not within them. Made once per size and kept in the temp folder. */
export const makeOutliers = async (events: number, seed: number): Promise<OutliersData> => {
  const file = join(tmpdir(), `sivo-bench-outliers-${events}-${seed}.jsonl`);
  const data = { file, events, actors: people };
  if (existsSync(file)) return data;
  const random = createRandom(seed);
  const out = createWriteStream(`${file}.part`);
  const busy = shares();
  let block: string[] = [];
  for (let number = 0; number < events; number += 1) {
    const day = busy[Math.floor((number * busy.length) / events)] ?? 0;
    const hour = hours[random.below(hours.length)] ?? 9;
    block.push(eventOf(number, start + day * dayMs + hour * hourMs + random.below(hourMs), random));
    if (block.length < 10_000 && number + 1 < events) continue;
    if (!out.write(`${block.join('\n')}\n`)) await once(out, 'drain');
    block = [];
  }
  out.end();
  await once(out, 'close');
  renameSync(`${file}.part`, file);
  return data;
};
