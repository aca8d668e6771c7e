// A diff that is an RFC 6902 patch is held against the states as a whole: its names count items as they are at that step.

import { isObject } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { applyPatch, type PatchOperation } from './apply-patch.ts';
import { readDiff } from './read-diff.ts';

const isOperation = (item: JsonValue): boolean => {
  if (!isObject(item) || typeof item.path !== 'string') return false;
  if (item.op === 'add' || item.op === 'replace' || item.op === 'test') return Object.hasOwn(item, 'value');
  if (item.op === 'move' || item.op === 'copy') return typeof item.from === 'string';
  return item.op === 'remove';
};

/** Every operation as RFC 6902 has it. */
const isPatch = (diff: JsonValue | undefined): diff is PatchOperation[] =>
  Array.isArray(diff) && diff.length > 0 && diff.every(isOperation);

/** What the patch makes of the state before; undefined where the diff is no patch, or one that cannot be carried out. */
export const patchedBy = (diff: JsonValue | undefined, before: JsonValue | undefined): JsonValue | undefined => {
  const patch = readDiff(diff);
  return isPatch(patch) && before !== undefined ? applyPatch(before, patch) : undefined;
};
