// A tenant of 200 people over 180 days, with cases planted in it. docs/outliers.md describes both worlds; nothing here follows
// the method that is judged by it: no baseline, no tail, no group statistics.

import type { ActorCounts, DayAxis } from '#core/anomaly/types.ts';
import { createRandom, type Random } from '#core/demo/random.ts';
import { assertNever } from '#shared/assert-never.ts';
import { drawNegativeBinomial, drawNormal, drawPoisson, drawZeroInflated } from './random-counts.ts';

export const worldKinds = [
  'negative-binomial',
  'zero-inflated log-normal',
  'negative-binomial, harsh',
  'zero-inflated log-normal, harsh',
] as const;
export type WorldKind = (typeof worldKinds)[number];
export const plantedKinds = ['burst', 'low and slow', 'first downloads', 'weekend admin'] as const;
export type PlantedKind = (typeof plantedKinds)[number];

export interface Planted {
  kind: PlantedKind;
  actor: number;
  days: readonly number[];
}

/** `steady`: places of those who listen to many recordings every day. Days before `scoredFrom` are history only. */
export interface World {
  axis: DayAxis;
  actors: readonly ActorCounts[];
  planted: readonly Planted[];
  steady: readonly number[];
  scoredFrom: number;
}

const people = 200;
const length = 180;
const scoredFrom = 60;
const eachKind = 3;

type Role = 'agent' | 'supervisor' | 'admin' | 'viewer';
interface Person {
  role: Role;
  /** Accesses on a business day. */
  pace: number;
  nights: number;
  /** Chance of working on a weekend day. */
  rota: number;
  steady: boolean;
  firstDay: number;
}

const roleOf = (at: number): Role => (at < 140 ? 'agent' : at < 180 ? 'supervisor' : at < 190 ? 'admin' : 'viewer');
const typicalPace: Record<Role, number> = { agent: 0.02, supervisor: 3, admin: 1.5, viewer: 1 };

const makePerson = (at: number, random: Random): Person => {
  const role = roleOf(at);
  const steady = at === 178 || at === 179;
  const never = role === 'agent' && random.chance(0.7);
  return {
    role,
    pace: steady ? 25 : never ? 0 : typicalPace[role] * Math.exp(0.6 * drawNormal(random)),
    nights: random.chance(0.15) ? 0.15 : 0.02,
    rota: role !== 'admin' && random.chance(0.2) ? 0.4 : 0,
    steady,
    firstDay: !steady && random.chance(0.1) ? random.below(scoredFrom) : 0,
  };
};

/** Ordinary days scatter alike in both worlds (variance about mean + mean² / 2), and about twice as much in the harsh ones. */
const drawCount = (kind: WorldKind, mean: number, steady: boolean, random: Random): number => {
  switch (kind) {
    case 'negative-binomial':
      return drawNegativeBinomial(mean, steady ? 20 : 2, random);
    case 'negative-binomial, harsh':
      return drawNegativeBinomial(mean, steady ? 20 : 1, random);
    case 'zero-inflated log-normal':
      return steady ? drawZeroInflated(mean, 0.25, 0, random) : drawZeroInflated(mean, 0.45, 0.2, random);
    case 'zero-inflated log-normal, harsh':
      return steady ? drawZeroInflated(mean, 0.25, 0, random) : drawZeroInflated(mean, 0.65, 0.25, random);
    default:
      return assertNever(kind);
  }
};

const makeAxis = (random: Random): DayAxis => {
  const weekend = Uint8Array.from({ length }, (_, day) => (day % 7 > 4 ? 1 : 0));
  for (let holiday = 0; holiday < 4; holiday += 1) weekend[random.below(length)] = 1;
  const covered = new Uint8Array(length).fill(1);
  // Three days that no import claims.
  const gap = 20 + random.below(length - 40);
  covered.fill(0, gap, gap + 3);
  const startMs = Float64Array.from({ length: length + 1 }, (_, day) => Date.UTC(2026, 0, 5 + day));
  const days = Array.from(startMs.subarray(0, length), (ms) => new Date(ms).toISOString().slice(0, 10));
  return { days, startMs, weekend, covered, coverageStated: true };
};

/** One world, wholly determined by its kind and seed. */
export const simulateWorld = (kind: WorldKind, seed: number): World => {
  const random = createRandom(seed * worldKinds.length + worldKinds.indexOf(kind));
  const axis = makeAxis(random);
  const staff = Array.from({ length: people }, (_, at) => makePerson(at, random));
  const actors = staff.map(({ role, firstDay }, at): ActorCounts => {
    const key = `${role}-${at}`;
    const actor = { key, id: key, email: null, ids: [key], emails: [], role, group: role, service: false };
    const empty = (): Uint32Array => new Uint32Array(length);
    return { actor, firstDay, counts: { business: empty(), off: empty(), weekend: empty() } };
  });
  const add = (at: number, day: number, hours: 'business' | 'off' | 'weekend', count: number): void => {
    const counts = actors[at]?.counts[hours];
    if (counts !== undefined && axis.covered[day] === 1) counts[day] = (counts[day] ?? 0) + count;
  };

  const isWeekend = (day: number): boolean => axis.weekend[day] === 1;
  const businessDays = [...axis.days.keys()].filter((day) => !isWeekend(day) && axis.covered[day] === 1);
  const campaigns = new Set([random.pick([70, 80, 90]), random.pick([110, 120]), random.pick([140, 150, 160])]);
  for (let day = 0; day < length; day += 1) {
    const weekday = [1.1, 1, 1, 1, 0.9][day % 7] ?? 1;
    const campaign = campaigns.has(day) && !isWeekend(day) ? 4 : 1;
    for (const [at, { role, pace, nights, rota, steady, firstDay }] of staff.entries()) {
      if (day < firstDay || !random.chance(isWeekend(day) ? rota : steady ? 0.98 : 0.93)) continue;
      const busy = role === 'supervisor' || role === 'admin' ? campaign : 1;
      const count = drawCount(kind, pace * weekday * busy * (isWeekend(day) ? 0.5 : 1), steady, random);
      let off = 0;
      for (let each = 0; each < count && !isWeekend(day); each += 1) if (random.chance(nights)) off += 1;
      if (isWeekend(day)) add(at, day, 'weekend', count);
      else {
        add(at, day, 'business', count - off);
        add(at, day, 'off', off);
      }
    }
  }

  const planted: Planted[] = [];
  const taken = new Set<number>();
  const choose = (from: number, to: number, fits: (person: Person) => boolean): number => {
    for (;;) {
      const at = from + random.below(to - from);
      const person = staff[at];
      if (person === undefined || taken.has(at) || !fits(person)) continue;
      taken.add(at);
      return at;
    }
  };
  const lateBusiness = businessDays.filter((day) => day >= scoredFrom && !campaigns.has(day));
  const lateWeekends = [...axis.days.keys()].filter(
    (day) => day >= scoredFrom && day % 7 === 5 && axis.covered[day] === 1,
  );
  const known = ({ firstDay, steady }: Person): boolean => firstDay < 30 && !steady;
  for (let each = 0; each < eachKind; each += 1) {
    const burster = choose(140, 190, known);
    const night = random.pick(lateBusiness as [number, ...number[]]);
    add(burster, night, 'off', 40 + random.below(141));
    planted.push({ kind: 'burst', actor: burster, days: [night] });

    const slow = choose(140, 180, (person) => known(person) && person.pace >= 1);
    const start = random.below(lateBusiness.length - 10);
    const days = lateBusiness.slice(start, start + 10);
    for (const day of days) add(slow, day, 'business', drawPoisson(Math.max(5, 3 * (staff[slow]?.pace ?? 0)), random));
    planted.push({ kind: 'low and slow', actor: slow, days });

    const agent = choose(0, 140, (person) => known(person) && person.pace === 0);
    const noon = random.pick(lateBusiness as [number, ...number[]]);
    add(agent, noon, 'business', 5 + random.below(8));
    planted.push({ kind: 'first downloads', actor: agent, days: [noon] });

    const admin = choose(180, 190, known);
    const saturday = random.pick(lateWeekends as [number, ...number[]]);
    add(admin, saturday, 'weekend', 8 + random.below(13));
    planted.push({ kind: 'weekend admin', actor: admin, days: [saturday] });
  }
  const steady = staff.flatMap((person, at) => (person.steady ? [at] : []));
  return { axis, actors, planted, steady, scoredFrom };
};
