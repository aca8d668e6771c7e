// A hit as it is kept with a decision: with what was asked and the rule that fired, so that it can be run again.
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { RuleHit } from '#shared/model/rule.ts';

/** `filter`: as text. `ruleText`: the rule's file, or null where it is not known any more; its samples are left out. */
export const hitAsItStands = (
  hit: RuleHit,
  asked: { filter: string; zone: string },
  ruleText: string | null,
): JsonValue => {
  const definition: JsonObject | null = ruleText === null ? null : (JSON.parse(ruleText) as JsonObject);
  if (definition !== null) delete definition.samples;
  return { ...hit, ...asked, definition };
};
