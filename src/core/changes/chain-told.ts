// What one event tells of its resource, read once, however often it is then held against what is known.
import type { Who } from '#shared/model/changes.ts';
import type { FieldChange } from '#shared/model/event.ts';
import { fieldChangesOf } from '#shared/model/field-changes.ts';
import { isObject } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { type Differences, differencesOf } from './chain-differences.ts';
import { changeKindOf } from './change-kind.ts';
import { readDiff } from './read-diff.ts';
import { isStated } from './stated-change.ts';
import type { ChangeEvent } from './types.ts';

/** What a finding says of an event; the event itself is not kept. */
export interface EventMark {
  eventId: string;
  timestamp: string;
  timeMs: number;
  actor: Who;
}

/** A side that nobody stated is absent. */
export type ToldChange = FieldChange;

/**
 * `start`: the resource came into being; `end`: it went. `mayStart`: after an end it would be a new beginning. `changes`: of the
 * diff. `open`: something else was changed too, or nobody can tell what.
 */
export interface Told {
  mark: EventMark;
  kind: 'start' | 'end' | 'change';
  mayStart: boolean;
  before?: JsonValue;
  after?: JsonValue;
  /** What differs between the two, where both are stated. */
  between: Differences | null;
  /** As the source gave it. */
  diff?: JsonValue;
  changes: ToldChange[];
  open: boolean;
}

const restoring = new Set(['restore', 'restored', 'undelete', 'undeleted', 'recover', 'recovered', 'restaurar']);

const wordsOf = (text: string | null): string[] => (text ?? '').toLowerCase().split(/[\s._:/-]+/);

/** `queue.member.remove` changes a queue and removes none. */
const isOfResource = ({ action, resourceType }: ChangeEvent): boolean => {
  const type = wordsOf(resourceType);
  return wordsOf(action)
    .slice(0, -1)
    .every((word) => type.includes(word));
};

const isEmpty = (diff: JsonValue | undefined): boolean =>
  !isStated(diff) || diff === '' || ((isObject(diff) || Array.isArray(diff)) && Object.keys(diff).length === 0);

const isPatch = (diff: JsonValue | undefined): boolean =>
  Array.isArray(diff) && diff.every((item) => isObject(item) && typeof item.op === 'string');

/** Whether the value of a member of unknown shape was taken for what the field became. */
const isGuessed = (diff: JsonValue | undefined, { field, from, to }: FieldChange): boolean => {
  if (from !== undefined || to === undefined) return false;
  if (Array.isArray(diff)) return diff[Number(field)] === to;
  return !isObject(diff) || (Object.hasOwn(diff, field) && diff[field] === to);
};

/** SIVO's own shape, `{field: {from, to}}`, is read at once. */
const plainChanges = (diff: JsonValue | undefined): ToldChange[] | null => {
  if (!isObject(diff)) return null;
  const changes: ToldChange[] = [];
  for (const field of Object.keys(diff)) {
    const pair = diff[field];
    if (field === '' || !isObject(pair) || Object.keys(pair).length !== 2) return null;
    const { from, to } = pair;
    if (from === undefined || to === undefined) return null;
    changes.push({ field, from, to });
  }
  return changes;
};

/** Operations count places of lists as they go, so they are not read as names of fields. */
const changesOf = (event: ChangeEvent): { changes: ToldChange[]; open: boolean } => {
  const diff = readDiff(event.diff);
  if (isEmpty(diff)) return { changes: [], open: true };
  if (isPatch(diff)) return { changes: [], open: true };
  const plain = plainChanges(diff);
  if (plain !== null) return { changes: plain, open: false };
  const all = fieldChangesOf({ diff });
  const told = all.filter((change) => !isGuessed(diff, change) && change.field !== '');
  if (told.length === 0) return { changes: [], open: true };
  const guessed = all.filter((change) => isGuessed(diff, change) && change.field !== '');
  return { changes: [...told, ...guessed.map(({ field }) => ({ field }))], open: false };
};

const kindOf = (event: ChangeEvent, changes: readonly ToldChange[]): Told['kind'] => {
  const kind = changeKindOf(event.action);
  if (kind === 'update' || !isOfResource(event)) return 'change';
  if (kind === 'create') return isStated(event.before) ? 'change' : 'start';
  return isStated(event.after) || changes.some(({ to }) => isStated(to)) ? 'change' : 'end';
};

/** Null stands for a state that the source did not give. */
export const tellChange = (event: ChangeEvent): Told => {
  const { eventId, timestamp, timeMs, actor, before, after, diff } = event;
  const { changes, open } = changesOf(event);
  return {
    mark: { eventId, timestamp, timeMs, actor },
    kind: kindOf(event, changes),
    mayStart: changeKindOf(event.action) === 'create' || restoring.has(wordsOf(event.action).at(-1) ?? ''),
    ...(isStated(before) ? { before } : {}),
    ...(isStated(after) ? { after } : {}),
    between: isStated(before) && isStated(after) ? differencesOf('', before, after) : null,
    ...(isEmpty(diff) ? {} : { diff: diff ?? null }),
    changes,
    open,
  };
};
