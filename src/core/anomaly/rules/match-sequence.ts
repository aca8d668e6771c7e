// One rule over events in order of time: for each key the bursts that could still become a hit, and the hits they became.
import { Burst, type BurstRule, type Gathered } from './burst.ts';

export interface MatchStep extends BurstRule {
  /** How far behind the end of the step before its first event may lie; null for any time. */
  afterMs: number | null;
}

/** The steps of one hit, in order. */
export type Matched = readonly Gathered[];

/** The first steps of a sequence, the last of them perhaps still growing, and the search for the next. */
interface Begun {
  parts: Gathered[];
  grows: Burst;
  next: Burst;
}

interface Key {
  first: Burst;
  begun: Begun[];
  /** The last step of a complete sequence that may still grow. */
  ending: { parts: Gathered[]; grows: Burst } | null;
}

/** Sequences of one key that are followed at once; of more the oldest are left. */
const mostBegun = 16;

export interface SequenceMatcher {
  /** An event that fits a step; events come in order of time, and of one event the later steps first. */
  fits(step: number, key: number, timeMs: number, place: number, value: number): void;
  /** An event that ends every sequence that waits for the step. */
  ends(step: number, key: number): void;
  /** Tells what can grow no more, and forgets what can lead to nothing. */
  tidy(timeMs: number): void;
}

/** `tell` is called once for each hit, when it can grow no more. */
export const matchSequence = (steps: readonly MatchStep[], tell: (hit: Matched) => void): SequenceMatcher => {
  const keys = new Map<number, Key>();
  const last = steps.length - 1;
  const stepAt = (step: number): MatchStep =>
    steps[step] ?? { least: 1, isDistinct: false, withinMs: null, afterMs: null };
  const burst = (step: number): Burst => new Burst(stepAt(step));
  const keyOf = (key: number): Key => {
    const known = keys.get(key);
    if (known !== undefined) return known;
    const made: Key = { first: burst(0), begun: [], ending: null };
    keys.set(key, made);
    return made;
  };
  const close = (state: Key): void => {
    if (state.ending !== null) tell(state.ending.parts);
    state.ending = null;
  };
  /** A step is complete: the sequence waits for the next one, or is a hit. */
  const complete = (state: Key, parts: Gathered[], grows: Burst): void => {
    if (parts.length <= last) {
      state.begun.push({ parts, grows, next: burst(parts.length) });
      if (state.begun.length > mostBegun) state.begun.shift();
      return;
    }
    close(state);
    state.ending = { parts, grows };
    state.begun = [];
    state.first = burst(0);
    if (stepAt(last).withinMs === null) close(state);
  };
  const isLate = ({ parts, next }: Begun, timeMs: number): boolean => {
    const { afterMs } = stepAt(parts.length);
    if (afterMs === null) return false;
    const endMs = parts.at(-1)?.toMs ?? 0;
    next.slide(timeMs);
    return (next.oldestMs ?? timeMs) - endMs > afterMs;
  };
  const waits = ({ next }: Begun): boolean => next.oldestMs === null;
  const takeFirst = (state: Key, timeMs: number, place: number, value: number): void => {
    const growing = state.begun.findLast((begun) => begun.parts.length === 1 && waits(begun));
    if (growing?.grows.goesOn(timeMs) === true) {
      growing.grows.add(timeMs, place, value);
      return;
    }
    if (!state.first.add(timeMs, place, value)) return;
    const opened = state.first;
    state.first = burst(0);
    if (opened.gathered !== null) complete(state, [opened.gathered], opened);
  };
  const takeNext = (state: Key, step: number, timeMs: number, place: number, value: number): void => {
    const growing = state.begun.findLast((begun) => begun.parts.length === step + 1 && waits(begun));
    if (growing?.grows.goesOn(timeMs) === true) {
      growing.grows.add(timeMs, place, value);
      return;
    }
    state.begun = state.begun.filter((begun) => begun.parts.length !== step || !isLate(begun, timeMs));
    // Of those that this event completes, the one begun last is the closest: the others are about earlier events.
    let done: Begun | null = null;
    for (const begun of state.begun) {
      if (begun.parts.length === step && begun.next.add(timeMs, place, value)) done = begun;
    }
    if (done === null || done.next.gathered === null) return;
    state.begun = state.begun.filter((begun) => begun.next.gathered === null);
    complete(state, [...done.parts, done.next.gathered], done.next);
  };
  return {
    fits: (step, key, timeMs, place, value) => {
      if (step > 0 && !keys.has(key)) return;
      const state = keyOf(key);
      if (step === last && state.ending !== null) {
        if (state.ending.grows.goesOn(timeMs)) {
          state.ending.grows.add(timeMs, place, value);
          return;
        }
        close(state);
      }
      if (step === 0) takeFirst(state, timeMs, place, value);
      else takeNext(state, step, timeMs, place, value);
    },
    ends: (step, key) => {
      const state = keys.get(key);
      if (state !== undefined) state.begun = state.begun.filter(({ parts }) => parts.length !== step);
    },
    tidy: (timeMs) => {
      for (const [key, state] of keys) {
        if (state.ending !== null && !state.ending.grows.goesOn(timeMs)) close(state);
        state.begun = state.begun.filter((begun) => !isLate(begun, timeMs));
        state.first.slide(timeMs);
        if (state.ending === null && state.begun.length === 0 && state.first.oldestMs === null) keys.delete(key);
      }
    },
  };
};
