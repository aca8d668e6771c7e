// RFC 6902 operations as changes of fields.
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { Change, Changes } from './diff-shapes-changes.ts';
import { isJsonObject } from './sivo-json.ts';

const operations: ReadonlySet<JsonValue | undefined> = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test']);

const tokensOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

const valueAt = (state: JsonValue | undefined, pointer: string): JsonValue | undefined => {
  let value = state;
  for (const token of tokensOf(pointer)) {
    if (Array.isArray(value)) value = /^(?:0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
    else value = isJsonObject(value) && Object.hasOwn(value, token) ? value[token] : undefined;
  }
  return value;
};

/**
 * Changes of a list of operations; null for any other list, and where an operation leaves neither the old nor the new
 * value known. Old values come from a `test` of the same place before the operation or from the state before.
 * A field is the pointer's tokens joined by dots.
 */
export const readPatch = (list: readonly JsonValue[], before: JsonValue | undefined): Changes | null => {
  const changes: Changes = new Map();
  const tested = new Map<string, JsonValue>();
  const note = (pointer: string, from: JsonValue | undefined, to: JsonValue | undefined): boolean => {
    const field = tokensOf(pointer).join('.');
    const change: Change = changes.get(field) ?? (from === undefined ? {} : { from });
    delete change.to;
    if (to !== undefined) change.to = to;
    changes.set(field, change);
    return 'from' in change || 'to' in change;
  };
  const known = (pointer: string): JsonValue | undefined => tested.get(pointer) ?? valueAt(before, pointer);
  for (const item of list) {
    if (!isJsonObject(item) || !operations.has(item.op) || typeof item.path !== 'string') return null;
    const { op, path, value, from } = item as JsonObject & { path: string };
    if (op === 'test') {
      if (value !== undefined) tested.set(path, value);
      continue;
    }
    if (op === 'remove') {
      if (!note(path, known(path), undefined)) return null;
      continue;
    }
    if (op === 'add' || op === 'replace') {
      if (value === undefined || !note(path, op === 'replace' ? known(path) : undefined, value)) return null;
      continue;
    }
    const moved = typeof from === 'string' ? known(from) : undefined;
    if (typeof from !== 'string' || moved === undefined) return null;
    if (op === 'move') note(from, moved, undefined);
    note(path, undefined, moved);
  }
  return changes.size > 0 ? changes : null;
};
