// The demo's story, told day by day: ordinary work with the planted cases woven in, in time order and in bounded memory.
import { demoDays, momentOf } from './calendar.ts';
import { type DemoEvent, demoFromMs } from './demo-event.ts';
import { eventIdAt } from './identifiers.ts';
import { eventOf, ordinaryAct, presentOn } from './ordinary-work.ts';
import { demoPeople, steadyListener } from './people.ts';
import { plantedMoments } from './planted-cases.ts';
import { createRandom } from './random.ts';
import { firstTenant } from './tenant.ts';

export interface DemoSize {
  /** How many events, at least 1,000. */
  events: number;
  seed: number;
}

/** An event with its time (UTC ms) and the planted case it belongs to, if any; a few belong to a second one. */
export interface DemoMoment {
  event: DemoEvent;
  timeMs: number;
  caseId: string | null;
  alsoOf?: string;
}

/** Exactly `events` moments, oldest first; a size and a seed always give the same ones. Holds one day at a time. */
export function* demoMoments({ events, seed }: DemoSize): Generator<DemoMoment, void, void> {
  const random = createRandom(seed);
  const people = demoPeople(seed);
  const tenant = firstTenant(seed, people);
  const days = demoDays();
  const planted = plantedMoments(events, seed, days, people, random);
  const ordinary = events - planted.length;
  if (ordinary < 0) throw new RangeError(`A demo needs at least ${planted.length} events, not ${events}`);

  const wholeWeight = days.reduce((sum, { weight }) => sum + weight, 0);
  let weightSoFar = 0;
  let told = 0;
  let nextPlanted = 0;
  for (const day of days) {
    const present = presentOn(day, people, random);
    weightSoFar += day.weight;
    const last = day.index === days.length - 1;
    const upTo = last ? ordinary : Math.floor((ordinary * weightSoFar) / wholeWeight);
    const times: number[] = [];
    for (; told < upTo; told += 1) times.push(momentOf(day, random));
    times.sort((one, other) => one - other);

    let nextTime = 0;
    for (;;) {
      const plant = planted[nextPlanted];
      const time = times[nextTime];
      const plantIsNext =
        plant !== undefined && plant.timeMs < day.endMs && (time === undefined || plant.timeMs <= time);
      if (plantIsNext) {
        nextPlanted += 1;
        const timeMs = Math.max(plant.timeMs, demoFromMs);
        yield {
          event: eventOf(plant.act(tenant), eventIdAt(timeMs, random), timeMs, tenant),
          timeMs,
          caseId: plant.caseId,
          ...(plant.alsoOf === undefined ? {} : { alsoOf: plant.alsoOf }),
        };
      } else if (time !== undefined) {
        nextTime += 1;
        const act = ordinaryAct(seed, day, time, present, tenant, people, random);
        const event = eventOf(act, eventIdAt(time, random), time, tenant);
        const listening = act.person.email === steadyListener && event.resource.type === 'recording';
        yield { event, timeMs: time, caseId: listening ? 'steady-listener' : null };
      } else break;
    }
  }
}

/** The events alone, as plain objects in SIVO's own shape. */
export function* demoEvents(size: DemoSize): Generator<DemoEvent, void, void> {
  for (const { event } of demoMoments(size)) yield event;
}
