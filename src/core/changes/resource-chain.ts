// The chain of one resource: fed with its events in the log's order, it tells breaks, flip-flops and contradictions.
import { timestampNanos } from '../query/timestamp-nanos.ts';
import { contradictedFields } from './chain-contradictions.ts';
import { type Departures, type Flip, flipsOf } from './chain-flips.ts';
import { type Found, hold, nothingKnown, take } from './chain-knowledge.ts';
import { fewest, ordersOf, type Way } from './chain-orders.ts';
import type { EventMark, Told } from './chain-told.ts';
import { learnTraits, type Traits } from './chain-traits.ts';

/** Where findings go, in the order of the chain. */
export interface ChainSink {
  links(count: number, spellings: number): void;
  broken(found: Found, mark: EventMark): void;
  flipped(flip: Flip): void;
  contradicted(field: string, mark: EventMark): void;
  unsettled(count: number): void;
}

export interface ResourceChain {
  push(told: Told): void;
  /** No more events come. */
  end(): void;
}

const sameInstant = (one: EventMark, other: EventMark): boolean =>
  one.timeMs === other.timeMs && timestampNanos(one.timestamp) === timestampNanos(other.timestamp);

/** `traits`: of the resource's type, shared by all its chains. `flipMs`: how soon a field has to be back. */
export const createResourceChain = (traits: Traits, flipMs: number, sink: ChainSink): ResourceChain => {
  const departures: Departures = new Map();
  let ways: Way[] = [{ knowledge: nothingKnown(), walked: [] }];
  let together: Told[] = [];

  /** What is certain is told at once; several ways keep it until a later event decides between them. */
  const tell = ({ walked }: Way): void => {
    for (const { told, held } of walked) {
      sink.links(held.links, held.spellings);
      traits.names ||= held.named;
      for (const found of held.found) sink.broken(found, told.mark);
      for (const flip of flipsOf(departures, told, flipMs)) sink.flipped(flip);
    }
    walked.length = 0;
  };

  const settleOne = (told: Told): void => {
    for (const { knowledge, walked } of ways) {
      walked.push({ told, held: hold(knowledge, told) });
      take(knowledge, told);
    }
    if (ways.length > 1) ways = fewest(ways);
  };

  const settleMany = (events: readonly Told[]): void => {
    const orders = ordersOf(ways, events);
    if (orders.settled) {
      ways = orders.ways;
      return;
    }
    const [first] = ways;
    if (first !== undefined) tell(first);
    sink.unsettled(orders.least === 0 ? 0 : events.length);
    ways = [{ knowledge: nothingKnown(), walked: [] }];
  };

  const settle = (): void => {
    const [only, ...others] = together;
    if (only === undefined) return;
    if (others.length === 0) settleOne(only);
    else settleMany(together);
    const [way] = ways;
    if (ways.length === 1 && way !== undefined) tell(way);
    together = [];
  };

  return {
    push: (told) => {
      const [first] = together;
      if (first !== undefined && !sameInstant(first.mark, told.mark)) settle();
      together.push(told);
      learnTraits(traits, told);
      for (const field of contradictedFields(told)) sink.contradicted(field, told.mark);
    },
    end: () => {
      settle();
      const [way] = ways;
      if (way !== undefined) tell(way);
    },
  };
};
