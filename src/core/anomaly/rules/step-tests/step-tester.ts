// What no filter can say of an event, told by walking all that came before it.
import type { JsonValue } from '#shared/model/json.ts';
import type { MarkedPart } from '../marked-events.ts';

/** What a test found out about an event that passed. `other`: the place of the event that it answers to. */
export type TestFacts =
  | { kind: 'silent-before'; days: number }
  | { kind: 'changed-back'; other: number; field: string; value: JsonValue; between: JsonValue };

export interface StepTester {
  /** Takes the bit from the events that do not pass. Parts that overlap in time come together, oldest first, every one of them. */
  look(parts: readonly MarkedPart[], bit: number): void;
  /** By place. */
  facts: ReadonlyMap<number, TestFacts>;
}
