// What a table's mapper says of its columns, so that rows can be taken from their bytes; and the same in numbers.
import { textField } from '#core/archive/event-bytes.ts';
import type { RecordTemplate } from '#core/archive/record-template.ts';
import { flagPlace, isOpenPlace, placeOfPath, timePlace } from './canonical-layout.ts';

/** Fields a cell can fill as it stands; `actor` and `resource` are texts that stand for one of their parts. */
export type PlainField =
  | 'id'
  | 'timestamp'
  | 'tenantId'
  | 'actor'
  | 'actor.id'
  | 'actor.email'
  | 'actor.role'
  | 'actor.ip'
  | 'actor.userAgent'
  | 'action'
  | 'resource'
  | 'resource.type'
  | 'resource.id'
  | 'crossTenant'
  | 'reason'
  | 'diff'
  | 'before'
  | 'after';

/** A column with the field it fills; null: kept in `extra` under its name. */
export interface PlainColumn {
  name: string;
  field: PlainField | null;
}

/**
 * The columns of a table in their order, each with the field it fills (no field twice). Holds for a table of which the mapper makes, for every row of so many cells: of an empty cell nothing, of any
 * other its text as it is, of an object or a list in `diff`, `before` and `after` that very value.
 */
export interface PlainColumns {
  /** One byte. Quotes inside quotes are doubled. */
  delimiter: string;
  columns: readonly PlainColumn[];
  /** Changes are taken as they stand only where they are written `{field:{from,to}}`. */
  fromToOnly: boolean;
}

/** What is done with a cell. `whole` ones are placed when all others are. */
export const cellKind = { text: 0, open: 1, flag: 2, time: 3, actor: 4, resource: 5, extra: 6 } as const;

export interface RowProgram {
  delimiter: number;
  fromToOnly: boolean;
  kinds: Uint8Array;
  places: Uint8Array;
  /** Of the columns kept in `extra`: their names as JSON strings with a colon behind, and their order by name. */
  names: readonly (Buffer | null)[];
  byName: readonly number[];
  /** Bytes of all names. */
  nameBytes: number;
  /** By code of `rowQuoting`: how such rows are made again; null when they cannot be. */
  templates: readonly RecordTemplate[] | null;
}

/** Which cells of a row stand in quotes, by code. */
export const rowQuoting = ['needed', 'never', 'always'] as const;

/** The path of the field a cell shows. */
const slotOf = ({ name, field }: PlainColumn): string[] => {
  if (field === null) return ['extra', name];
  return field === 'timestamp' ? ['timestampText'] : field.split('.');
};

const templatesOf = (delimiter: string, columns: readonly PlainColumn[]): RecordTemplate[] | null => {
  const states = (field: PlainField): boolean => columns.some((column) => column.field === field);
  // A text that stands for one part of an actor is told from that part only where no column has parts.
  if (states('actor') && (states('actor.id') || states('actor.email'))) return null;
  if (states('resource') && states('resource.type')) return null;
  const slots = columns.map(slotOf);
  return rowQuoting.map((quoting) => ({ literals: [], slots, row: { delimiter, quoting } }));
};

const unplaced = 255;
const arrayIndex = /^\d+$/;

const cellOf = (field: PlainField | null): { kind: number; place: number } => {
  if (field === null) return { kind: cellKind.extra, place: textField.extra };
  if (field === 'actor') return { kind: cellKind.actor, place: unplaced };
  if (field === 'resource') return { kind: cellKind.resource, place: textField.resourceType };
  const place = placeOfPath[field === 'timestamp' ? 'timestampText' : field] ?? unplaced;
  if (place === timePlace) return { kind: cellKind.time, place };
  if (place === flagPlace) return { kind: cellKind.flag, place };
  return { kind: isOpenPlace(place) ? cellKind.open : cellKind.text, place };
};

/** Whether members of these names stand in an object in the order they are put in, none of them in a way of its own. */
const areOrdinary = (names: readonly string[]): boolean =>
  new Set(names).size === names.length && !names.some((name) => arrayIndex.test(name) || name === '__proto__');

/** The program for rows under these columns, null when they must be mapped one by one. */
export const rowProgram = ({ delimiter, columns, fromToOnly }: PlainColumns): RowProgram | null => {
  const fields = columns.map(({ field }) => field).filter((field) => field !== null);
  const kept = columns.filter(({ field }) => field === null).map(({ name }) => name);
  const isPlain =
    delimiter.length === 1 &&
    delimiter.charCodeAt(0) < 0x80 &&
    columns.length > 1 &&
    fields.includes('timestamp') &&
    new Set(fields).size === fields.length &&
    areOrdinary(kept);
  if (!isPlain) return null;
  const cells = columns.map(({ field }) => cellOf(field));
  const names = columns.map(({ name, field }) => (field === null ? Buffer.from(`${JSON.stringify(name)}:`) : null));
  const nameOf = (index: number): string => columns[index]?.name ?? '';
  const byName = [...columns.keys()].filter((index) => names[index] !== null);
  byName.sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
  return {
    delimiter: delimiter.charCodeAt(0),
    fromToOnly,
    kinds: Uint8Array.from(cells, ({ kind }) => kind),
    places: Uint8Array.from(cells, ({ place }) => place),
    names,
    byName,
    templates: templatesOf(delimiter, columns),
    nameBytes: names.reduce((sum, name) => sum + (name?.length ?? 0), 0),
  };
};
