// RFC 6902: a patch carried out on a value, which itself is left as it was.
import { assertNever } from '#shared/assert-never.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { equalJson } from './equal-json.ts';

/** An operation as `createPatch` writes it. */
export type PatchOperation =
  | { op: 'add'; path: string; value: JsonValue }
  | { op: 'replace'; path: string; value: JsonValue }
  | { op: 'test'; path: string; value: JsonValue }
  | { op: 'remove'; path: string }
  | { op: 'move'; from: string; path: string }
  | { op: 'copy'; from: string; path: string };

type Container = JsonValue[] | JsonObject;

const tokensOf = (pointer: string): string[] | null => {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return null;
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
};

/** An index of RFC 6901: digits without a leading zero; -1 for anything else. */
const indexOf = (token: string): number => (/^(0|[1-9]\d*)$/.test(token) ? Number(token) : -1);

const has = (container: Container, token: string): boolean => {
  if (!Array.isArray(container)) return Object.hasOwn(container, token);
  const index = indexOf(token);
  return index !== -1 && index < container.length;
};

/** `__proto__` is a member like any other. */
const setMember = (object: JsonObject, name: string, value: JsonValue): void => {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
};

const copyOf = (value: Container): Container => {
  if (Array.isArray(value)) return [...value];
  const copy: JsonObject = {};
  for (const name of Object.keys(value)) setMember(copy, name, value[name] as JsonValue);
  return copy;
};

/** A document whose containers are copied when they are first altered. */
const createDocument = (value: JsonValue) => {
  let root: JsonValue | undefined = value;
  const own = new Set<Container>();
  const owned = (one: Container): Container => {
    if (own.has(one)) return one;
    const copy = copyOf(one);
    own.add(copy);
    return copy;
  };
  const get = (tokens: readonly string[]): JsonValue | undefined => {
    let here = root;
    for (const token of tokens) {
      if (typeof here !== 'object' || here === null || !has(here, token)) return undefined;
      here = Array.isArray(here) ? here[Number(token)] : here[token];
    }
    return here;
  };
  /** The container of the place, to be altered; null where the way does not lead to one. */
  const reach = (tokens: readonly string[]): Container | null => {
    const holder = get(tokens.slice(0, -1));
    if (typeof holder !== 'object' || holder === null || typeof root !== 'object' || root === null) return null;
    let here = owned(root);
    root = here;
    for (const token of tokens.slice(0, -1)) {
      const inner = owned((Array.isArray(here) ? here[Number(token)] : here[token]) as Container);
      if (Array.isArray(here)) here[Number(token)] = inner;
      else setMember(here, token, inner);
      here = inner;
    }
    return here;
  };
  const add = (tokens: readonly string[], one: JsonValue): boolean => {
    const token = tokens.at(-1);
    if (token === undefined) {
      root = one;
      return true;
    }
    const container = reach(tokens);
    if (container === null) return false;
    if (!Array.isArray(container)) {
      setMember(container, token, one);
      return true;
    }
    const index = token === '-' ? container.length : indexOf(token);
    if (index === -1 || index > container.length) return false;
    container.splice(index, 0, one);
    return true;
  };
  const remove = (tokens: readonly string[]): boolean => {
    const token = tokens.at(-1);
    if (token === undefined || get(tokens) === undefined) return false;
    const container = reach(tokens);
    if (Array.isArray(container)) container.splice(Number(token), 1);
    else if (container !== null) delete container[token];
    return true;
  };
  const replace = (tokens: readonly string[], one: JsonValue): boolean => {
    if (get(tokens) === undefined) return false;
    const token = tokens.at(-1);
    const container = token === undefined ? null : reach(tokens);
    if (token === undefined || container === null) root = one;
    else if (Array.isArray(container)) container[Number(token)] = one;
    else setMember(container, token, one);
    return true;
  };
  return { get, add, remove, replace, result: () => root };
};

type Document = ReturnType<typeof createDocument>;

const move = (document: Document, { from, path }: { from: string; path: string }, isCopy: boolean): boolean => {
  const [source, target] = [tokensOf(from), tokensOf(path)];
  const value = source === null ? undefined : document.get(source);
  if (source === null || target === null || value === undefined) return false;
  if (isCopy) return document.add(target, value);
  if (from === path) return true;
  // A value cannot go into itself (section 4.4).
  return !path.startsWith(`${from}/`) && document.remove(source) && document.add(target, value);
};

/** Whether the operation could be carried out; after one that could not, the document is of no use. */
const carryOut = (document: Document, operation: PatchOperation): boolean => {
  const tokens = tokensOf(operation.path);
  if (tokens === null) return false;
  switch (operation.op) {
    case 'add':
      return document.add(tokens, operation.value);
    case 'remove':
      return document.remove(tokens);
    case 'replace':
      return document.replace(tokens, operation.value);
    case 'test': {
      const value = document.get(tokens);
      return value !== undefined && equalJson(value, operation.value);
    }
    case 'move':
    case 'copy':
      return move(document, operation, operation.op === 'copy');
    default:
      return assertNever(operation);
  }
};

/** The value after all operations; undefined when one of them cannot be carried out. */
export const applyPatch = (value: JsonValue, patch: readonly PatchOperation[]): JsonValue | undefined => {
  const document = createDocument(value);
  return patch.every((operation) => carryOut(document, operation)) ? document.result() : undefined;
};
