// The narrowest array for codes of a dictionary.
import type { CodeArray } from './types.ts';

/** Room for `count` codes below `distinct`, 8, 16 or 32 bits wide. */
export const codeArray = (count: number, distinct: number): CodeArray => {
  if (distinct <= 0x100) return new Uint8Array(count);
  return distinct <= 0x10000 ? new Uint16Array(count) : new Uint32Array(count);
};
