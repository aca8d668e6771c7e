// What has to be known before anybody takes a way back.

import { isObject } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { RestoreNote, RestoreRow } from '#shared/model/restore.ts';
import { changeOfEvent } from './change-of-event.ts';
import type { ChangeEvent } from './types.ts';

const isLongNumber = (text: string): boolean => /^-?[1-9]\d{15,}$/.test(text) && !Number.isSafeInteger(Number(text));

const some = (value: JsonValue | undefined, holds: (one: JsonValue) => boolean): boolean => {
  const waiting: (JsonValue | undefined)[] = [value];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (one === undefined) continue;
    if (holds(one)) return true;
    if (Array.isArray(one)) waiting.push(...one);
    else if (isObject(one)) waiting.push(...Object.values(one));
  }
  return false;
};

/** Whether a whole number beyond 2^53 may be among it: such numbers are kept as the text of their digits. */
export const hasLongNumber = (value: JsonValue | undefined): boolean =>
  some(value, (one) => typeof one === 'string' && isLongNumber(one));

export const hasNull = (value: JsonValue | undefined): boolean => some(value, (one) => one === null);

const note = (code: RestoreNote['code'], detail: readonly string[]): RestoreNote[] =>
  detail.length === 0 ? [] : [{ code, detail: [...new Set(detail)] }];

export interface NoteGrounds {
  event: ChangeEvent;
  later: readonly ChangeEvent[];
  rows: readonly RestoreRow[];
  broken: readonly string[];
  unknown: readonly string[];
  /** Fields that keep a merge patch from saying it. */
  unmergeable: readonly string[];
  /** What is missing of the whole state; null when nothing is, or when there is none to give. */
  missing: readonly string[] | null;
  deletedBy: ChangeEvent | null;
  isNothing: boolean;
}

export const notesOf = (grounds: NoteGrounds): RestoreNote[] => {
  const { event, later, rows, broken, unknown, unmergeable, missing, deletedBy, isNothing } = grounds;
  const restored = rows.filter(({ choice }) => choice === 'restore');
  const paths = (those: readonly RestoreRow[]): string[] => those.map(({ path }) => path);
  const conflicting = [event, ...later].filter(({ conflict }) => conflict).map(({ eventId }) => eventId);
  return [
    { code: 'CURRENT_IS_FROM_LOG', detail: [] },
    ...(isNothing ? [{ code: 'NOTHING_TO_DO' as const, detail: [] }] : []),
    ...(deletedBy === null ? [] : note('DELETED_NOW', [deletedBy.eventId])),
    ...note('CONFLICTS', paths(restored.filter(({ conflictTotal, decided }) => conflictTotal > 0 && !decided))),
    ...note('UNKNOWN_FIELDS', unknown),
    ...note('NOT_PLACED', paths(rows.filter(({ pointer }) => pointer === null))),
    ...note('CHAIN_BROKEN', broken),
    ...note('SOURCES_CONFLICT', conflicting),
    ...note(
      'DIFF_AND_STATES_DISAGREE',
      changeOfEvent(event).disagreements.map(({ path }) => path),
    ),
    ...note('LONG_NUMBER_IS_TEXT', paths(restored.filter(({ willBe }) => hasLongNumber(willBe)))),
    ...note('MERGE_CANNOT_SET_NULL', unmergeable),
    ...(missing === null ? [] : [{ code: 'STATE_INCOMPLETE' as const, detail: [...missing] }]),
  ];
};
