// How a JSON record's text is made again from the stored event. A template is the record with its values cut out:
// literal text, and between the literals paths into the event. It is learnt from one record and trusted for another
// only where the rebuilt text equals the source's bytes; otherwise the bytes themselves are kept. Rows of a table have
// templates of their own kind.
import type { AuditEvent } from '#shared/model/event.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { jsonText } from './json-text.ts';
import { type RowStyle, rebuildRow } from './row-template.ts';

/**
 * Always one literal more than slots; a slot is a path into the event, such as `["actor","id"]`. With `row` there are no
 * literals: the slots are the cells of a table's row.
 */
export interface RecordTemplate {
  literals: string[];
  slots: string[][];
  row?: RowStyle;
}

/** JSON texts of the open parts, already made for storage; null when absent. */
export interface OpenTexts {
  diff: string | null;
  before: string | null;
  after: string | null;
  extra: string | null;
}

const slotsByName: Readonly<Record<string, string[]>> = {
  id: ['id'],
  timestamp: ['timestampText'],
  tenantid: ['tenantId'],
  actorid: ['actor', 'id'],
  actoremail: ['actor', 'email'],
  actorrole: ['actor', 'role'],
  actorip: ['actor', 'ip'],
  actoruseragent: ['actor', 'userAgent'],
  action: ['action'],
  resourcetype: ['resource', 'type'],
  resourceid: ['resource', 'id'],
  crosstenant: ['crossTenant'],
  reason: ['reason'],
  diff: ['diff'],
  before: ['before'],
  after: ['after'],
};
const allSlots = Object.values(slotsByName);

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueAt = (root: unknown, path: readonly string[]): JsonValue | undefined => {
  let value = root;
  for (const key of path) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value as JsonValue | undefined;
};

const noSlot = { slot: undefined, byName: false };

const findSlot = (
  event: AuditEvent,
  path: readonly string[],
  value: JsonValue,
): { slot: string[] | undefined; byName: boolean } => {
  const text = jsonText(value);
  const holds = (slot: readonly string[] | undefined): slot is string[] => {
    const found = slot && valueAt(event, slot);
    return found !== undefined && found !== null && jsonText(found) === text;
  };
  const named =
    slotsByName[
      path
        .join('')
        .replace(/[\s._-]/g, '')
        .toLowerCase()
    ];
  if (holds(named)) return { slot: named, byName: true };
  const extra = ['extra', ...path];
  return { slot: holds(extra) ? extra : allSlots.find(holds), byName: false };
};

/** The template of a parsed record, or null when some value of it is nowhere in the event. `byName`: every slot was found by its name. */
export const learnTemplate = (
  record: JsonObject,
  event: AuditEvent,
): { template: RecordTemplate; byName: boolean } | null => {
  let allByName = true;
  const literals = [''];
  const slots: string[][] = [];
  const write = (text: string): void => {
    literals[literals.length - 1] += text;
  };
  const learn = (value: JsonValue, path: readonly string[]): boolean => {
    if (value === null) {
      write('null');
      return true;
    }
    const { slot, byName } = path.length === 0 ? noSlot : findSlot(event, path, value);
    if (slot) {
      allByName &&= byName;
      slots.push(slot);
      literals.push('');
      return true;
    }
    if (!isObject(value)) return false;
    const whole = Object.entries(value).every(([key, member], index) => {
      write(`${index === 0 ? '{' : ','}${JSON.stringify(key)}:`);
      return learn(member, [...path, key]);
    });
    write(Object.keys(value).length === 0 ? '{}' : '}');
    return whole;
  };
  return learn(record, []) ? { template: { literals, slots }, byName: allByName } : null;
};

/** The JSON text a slot stands for, or null when the event has no value there. */
export const slotText = (event: AuditEvent, texts: OpenTexts, slot: readonly string[]): string | null => {
  if (slot.length === 1) {
    const name = slot[0];
    if (name === 'diff' || name === 'before' || name === 'after') return texts[name];
  }
  const value = valueAt(event, slot);
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? JSON.stringify(value) : jsonText(value);
};

/** The record's text by this template; null when the event has no value for one of its slots. */
export const rebuildRecord = (template: RecordTemplate, event: AuditEvent, texts: OpenTexts): string | null => {
  if (template.row) return rebuildRow(template.row, template.slots, event, texts);
  let text = template.literals[0] ?? '';
  for (let index = 0; index < template.slots.length; index++) {
    const part = slotText(event, texts, template.slots[index] ?? []);
    if (part === null) return null;
    text += part + (template.literals[index + 1] ?? '');
  }
  return text;
};
