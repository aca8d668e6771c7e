// A JSONL file of the seeded demo year for one test, with the events at hand to count by plain code.
import { type DemoMoment, demoMoments } from '#core/demo/demo-events.ts';

export type DemoEvent = DemoMoment['event'];

export interface DemoFile {
  events: DemoEvent[];
  lines: string[];
}

/** `events` in time order; `lines[i]` is the JSON of `events[i]`. */
export const demoFile = (events: number, seed: number): DemoFile => {
  const list = [...demoMoments({ events, seed })].map(({ event }) => event);
  return { events: list, lines: list.map((event) => JSON.stringify(event)) };
};
