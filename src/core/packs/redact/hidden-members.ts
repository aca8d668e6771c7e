// Which members of events a redacted pack leaves out, and how everything made of them is told without them.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { fieldChangesOf } from '#shared/model/field-changes.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { ChangeEvent, ChangeLog } from '../../changes/types.ts';
import { namesOf, pathOf, valueAt } from './value-at.ts';

/** What stands in place of a text that is left out, wherever no commitment stands. */
export const leftOut = '[redacted]';

const changeMembers = ['diff', 'before', 'after'] as const;
const texts = ['reason', 'actor.ip', 'actor.userAgent'];
/** By the member of a section that repeats it. A ticket is a part of the reason. */
const textOf: Readonly<Record<string, string>> = {
  reason: 'reason',
  ticket: 'reason',
  ip: 'actor.ip',
  userAgent: 'actor.userAgent',
};

type Change = Pick<AuditEvent, 'diff' | 'before' | 'after'>;

/**
 * `isEmpty`: nothing is left out. `pathsOf`: the escaped paths that are left out of an event. `hidesText`: of a member of a
 * section, or of a field of a filter, by its name. `hidesChanges`: anything of what changed. `unused`: rules that fitted no event so far.
 */
export interface HiddenMembers {
  readonly isEmpty: boolean;
  readonly hidesChanges: boolean;
  hidesText(name: string): boolean;
  pathsOf(event: AuditEvent): ReadonlySet<string>;
  changes(log: ChangeLog): ChangeLog;
  unused(): string[];
}

interface Rule {
  path: string;
  names: string[];
}

const isChangeRule = ({ names }: Rule): boolean => (changeMembers as readonly string[]).includes(names[0] ?? '');

/** Why a member cannot be left out; null where it can. */
const refusal = ({ names, path }: Rule): string | null => {
  const escaped = pathOf(names);
  if (names.includes('')) return `${path} names a member without a name`;
  if (texts.includes(escaped)) return null;
  if (isChangeRule({ names, path }))
    return names.length <= 2
      ? null
      : `${path}: of what changed, whole fields are left out: ${pathOf(names.slice(0, 2))} can be named, nothing within it`;
  if (names[0] === 'extra') return null;
  if (escaped === 'actor.id' || escaped === 'actor.email')
    return `${path}: people are hidden by redact.people, with a name that is the same throughout the pack`;
  return `${path}: what is counted, ordered or proved by it would still tell it; ${texts.join(', ')}, diff, before, after, extra and members of these four can be left out`;
};

const rulesOf = (fields: readonly string[]): Rule[] => fields.map((path) => ({ path, names: namesOf(path) }));

/** Throws BAD_SPEC naming the first path that cannot be left out. */
export const assertHideable = (fields: readonly string[]): void => {
  for (const [index, rule] of rulesOf(fields).entries()) {
    const why = refusal(rule);
    if (why !== null) throw new WorkbenchError('BAD_SPEC', `redact.fields[${index}]`, why);
  }
};

/** Those of the paths that leave out what changed, as the specification writes them. */
export const leftOutOfChanges = (fields: readonly string[] = []): string[] =>
  rulesOf(fields)
    .filter(isChangeRule)
    .map(({ path }) => path);

const isObject = (value: JsonValue | undefined): value is Record<string, JsonValue> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Case aside: sources do not agree on it, and a value that stands because of a capital letter is told for good. */
const isField = (name: string, key: string): boolean => {
  const [one, other] = [name.toLowerCase(), key.toLowerCase()];
  const isWithin = (inner: string, outer: string): boolean =>
    inner.startsWith(outer) && /^[._[/]/.test(inner.slice(outer.length));
  return other === one || isWithin(other, one) || isWithin(one, other);
};

/** Members of a diff that are each a changed field by its own name; any other form of a diff may name fields anywhere. */
const isByField = (diff: JsonValue): boolean => {
  if (!isObject(diff)) return false;
  const keys = Object.keys(diff);
  const found = fieldChangesOf({ diff }).map(({ field }) => field);
  return keys.length === found.length && found.every((field) => Object.hasOwn(diff, field));
};

/** Paths left out of what changed: a field in the diff and in both states, or all of a form in which it cannot be told apart. */
const changePaths = (event: Change, isWhole: boolean, names: readonly string[]): Map<string, string | null> => {
  const paths = new Map<string, string | null>();
  for (const member of changeMembers) {
    const value = event[member];
    if (value === undefined || value === null) continue;
    if (isWhole || (member === 'diff' ? !isByField(value) : !isObject(value))) paths.set(member, null);
    else
      for (const key of Object.keys(value as object))
        for (const name of names) if (isField(name, key)) paths.set(pathOf([member, key]), name);
  }
  return paths;
};

const without = (event: ChangeEvent, paths: ReadonlyMap<string, unknown>, hidesReason: boolean): ChangeEvent => {
  const told: ChangeEvent = { ...event };
  for (const member of changeMembers) {
    const value = told[member];
    if (paths.has(member)) delete told[member];
    else if (isObject(value))
      told[member] = Object.fromEntries(Object.entries(value).filter(([key]) => !paths.has(pathOf([member, key]))));
  }
  if (paths.size > 0) told.leftOut = true;
  if (hidesReason && told.reason !== null) told.reason = leftOut;
  return told;
};

/** `fields`: of a specification, held against the rule for what can be left out. */
export const createHiddenMembers = (fields: readonly string[]): HiddenMembers => {
  const rules = rulesOf(fields);
  const literal = new Map(rules.filter((rule) => !isChangeRule(rule)).map(({ path, names }) => [pathOf(names), path]));
  const ofChange = rules.filter(isChangeRule);
  const isWhole = ofChange.some(({ names }) => names.length === 1);
  const fieldNames = ofChange.flatMap(({ names }) => names.slice(1));
  const used = new Set<string>();
  const isUsed = ({ path, names }: Rule): boolean =>
    isChangeRule({ path, names }) ? used.has(names[1] ?? '') || used.has('') : used.has(pathOf(names));
  const pathsOfChange = (event: Change): Map<string, string | null> =>
    ofChange.length === 0 ? new Map() : changePaths(event, isWhole, fieldNames);
  const hide = (event: ChangeEvent): ChangeEvent => without(event, pathsOfChange(event), literal.has('reason'));
  return {
    isEmpty: rules.length === 0,
    hidesChanges: ofChange.length > 0,
    hidesText: (name) => literal.has(textOf[name] ?? ''),
    pathsOf: (event) => {
      const paths = pathsOfChange(event);
      for (const name of paths.values()) if (name !== null) used.add(name);
      if (isWhole && paths.size > 0) used.add('');
      else if ([...paths.values()].includes(null))
        for (const { field } of fieldChangesOf(event))
          for (const name of fieldNames) if (isField(name, field)) used.add(name);
      for (const path of literal.keys())
        if ((valueAt(event as unknown as JsonValue, path) ?? null) !== null) used.add(path);
      return new Set([...paths.keys(), ...literal.keys()]);
    },
    changes: (log) => {
      if (rules.length === 0) return log;
      return {
        ...log,
        ofResource: async (...asked) => (await log.ofResource(...asked)).map(hide),
        changes: async function* (...asked) {
          for await (const page of log.changes(...asked)) yield page.map(hide);
        },
        versionsOf: (eventId) => log.versionsOf(eventId).map(hide),
      };
    },
    unused: () => rules.filter((rule) => !isUsed(rule)).map(({ path }) => path),
  };
};
