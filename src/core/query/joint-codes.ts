// One code for what an event says about action, resource type, role and category together. A segment knows few of these
// combinations, so any condition on the four is one table over them, and its count a sum over their tallies.
import type { CodeArray } from '../archive/types.ts';
import type { CodeTable } from './code-table.ts';
import type { CodedField, FieldCodes } from './segment-view.ts';

const jointFields = ['action', 'resource.type', 'role', 'category'] as const satisfies readonly CodedField[];

/** Combinations that could occur at most; a segment with more values than that is asked field by field. */
const mostCombinations = 2 ** 20;

export const isJointField = (field: CodedField): boolean => (jointFields as readonly CodedField[]).includes(field);

/** `values` is there for its length; `parts`: the field's own code by joint code; `tally`: events by joint code. */
export interface JointCodes extends FieldCodes {
  parts: ReadonlyMap<CodedField, Uint32Array>;
  tally: Uint32Array;
}

/** Null when too many combinations could occur. */
export const jointCodes = (fieldOf: (field: CodedField) => FieldCodes): JointCodes | null => {
  const [action, type, role, category] = jointFields.map(fieldOf) as [FieldCodes, FieldCodes, FieldCodes, FieldCodes];
  const sizes = [action, type, role, category].map(({ values }) => values.length) as [number, number, number, number];
  const product = sizes.reduce((size, count) => size * count, 1);
  if (product > mostCombinations) return null;
  const [actions, types, roles] = sizes;
  const known = new Int32Array(product).fill(-1);
  const keys: number[] = [];
  const { length } = action.codes;
  const codes = new Uint32Array(length);
  for (let seq = 0; seq < length; seq++) {
    const upper = (role.codes[seq] as number) + roles * (category.codes[seq] as number);
    const key = (action.codes[seq] as number) + actions * ((type.codes[seq] as number) + types * upper);
    let code = known[key] as number;
    if (code < 0) {
      code = keys.push(key) - 1;
      known[key] = code;
    }
    codes[seq] = code;
  }
  const tally = new Uint32Array(keys.length);
  for (let seq = 0; seq < length; seq++) tally[codes[seq] as number] = (tally[codes[seq] as number] as number) + 1;
  const parts = new Map<CodedField, Uint32Array>();
  let divisor = 1;
  for (const [place, field] of jointFields.entries()) {
    const size = sizes[place] as number;
    const below = divisor;
    parts.set(
      field,
      Uint32Array.from(keys, (key) => Math.floor(key / below) % size),
    );
    divisor *= size;
  }
  return { codes: narrow(codes, keys.length), values: keys.map(() => null), parts, tally };
};

const narrow = (codes: Uint32Array, distinct: number): CodeArray => {
  if (distinct <= 0x100) return Uint8Array.from(codes);
  return distinct <= 0x10000 ? Uint16Array.from(codes) : codes;
};

/** Events by code of one field out of `tally`, events by joint code; `size` is the number of the field's codes. */
export const tallyOfPart = (joint: JointCodes, field: CodedField, tally: Uint32Array, size: number): Uint32Array => {
  const part = joint.parts.get(field) ?? new Uint32Array(tally.length);
  const counts = new Uint32Array(size);
  for (let code = 0; code < tally.length; code++) {
    const own = part[code] ?? 0;
    counts[own] = (counts[own] ?? 0) + (tally[code] ?? 0);
  }
  return counts;
};

/** The tables on joint fields as one; the others as they are. `joint` is asked for only where that saves a table. */
export const joinTables = (
  op: 'and' | 'or',
  tables: readonly CodeTable[],
  joint: () => JointCodes | null,
): CodeTable[] => {
  const isJoint = ({ field, tally }: CodeTable): boolean => tally !== undefined || isJointField(field);
  const few = tables.filter(isJoint);
  if (few.length < 2) return [...tables];
  const codes = joint();
  if (codes === null) return [...tables];
  const together = few.map(({ field, tally, table }) => {
    const part = tally === undefined ? codes.parts.get(field) : undefined;
    return part === undefined ? table : Uint8Array.from(part, (code) => table[code] ?? 0);
  });
  const table = Uint8Array.from(codes.tally, (_, code) =>
    Number(op === 'and' ? together.every((each) => each[code] === 1) : together.some((each) => each[code] === 1)),
  );
  const { field } = few[0] as CodeTable;
  return [{ field, codes: codes.codes, table, tally: codes.tally }, ...tables.filter((each) => !isJoint(each))];
};
