// A value as a finding tells it: whole, or where that is too much the beginning of its text.
import type { JsonValue } from '#shared/model/json.ts';

const mostCharacters = 16_384;
const deepest = 64;
const shownCharacters = 200;

const depthOf = (value: JsonValue, left: number): number => {
  if (left === 0 || typeof value !== 'object' || value === null) return 0;
  let deepestInside = 0;
  for (const inside of Object.values(value)) deepestInside = Math.max(deepestInside, depthOf(inside, left - 1));
  return deepestInside + 1;
};

/** Cut between characters, never inside one. */
const beginningOf = (text: string): string => `${text.slice(0, shownCharacters).replace(/[\ud800-\udbff]$/, '')}…`;

/** `cut`: the value is the beginning of its JSON text, or of its own where it is a text. */
export const toldValue = (value: JsonValue): { value: JsonValue; cut: boolean } => {
  if (typeof value === 'string') {
    return value.length <= mostCharacters ? { value, cut: false } : { value: beginningOf(value), cut: true };
  }
  if (depthOf(value, deepest + 1) > deepest) return { value: 'nested too deep to be told…', cut: true };
  const text = JSON.stringify(value);
  return text.length <= mostCharacters ? { value, cut: false } : { value: beginningOf(text), cut: true };
};
