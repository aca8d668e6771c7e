import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodeTable } from '#core/query/code-table.ts';
import { joinTables, jointCodes } from '#core/query/joint-codes.ts';
import type { CodedField, FieldCodes } from '#core/query/segment-view.ts';

const fields = ['action', 'resource.type', 'role', 'category'] as const;
const row = fc.tuple(fc.nat(4), fc.nat(3), fc.nat(2), fc.nat(1));
const sizes = [5, 4, 3, 2];

const fieldsOf = (rows: readonly (readonly number[])[]): ((field: CodedField) => FieldCodes) => {
  const columns = fields.map((_, place) => Uint8Array.from(rows, (each) => each[place] ?? 0));
  return (field) => {
    const place = fields.indexOf(field as (typeof fields)[number]);
    return { codes: columns[place] as Uint8Array, values: Array(sizes[place]).fill('') as string[] };
  };
};

describe('joint codes', () => {
  it('stand for what the event says in each field, and are tallied', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const joint = jointCodes(fieldsOf(rows));
        expect(joint).not.toBeNull();
        for (const [seq, stated] of rows.entries()) {
          const code = joint?.codes[seq] ?? -1;
          expect(fields.map((field) => joint?.parts.get(field)?.[code])).toEqual([...stated]);
        }
        expect(joint?.tally.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
      }),
    );
  });

  it('answer several tables as one', () => {
    const table = (place: number): fc.Arbitrary<number[]> => {
      const size = sizes[place] ?? 0;
      return fc.array(fc.nat(1), { minLength: size, maxLength: size });
    };
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 60 }),
        fc.tuple(table(0), table(1), table(2), table(3)),
        fc.constantFrom('and' as const, 'or' as const),
        (rows, bits, op) => {
          const of = fieldsOf(rows);
          const tables = fields.map(
            (field, place): CodeTable => ({ field, codes: of(field).codes, table: Uint8Array.from(bits[place] ?? []) }),
          );
          const [one, ...rest] = joinTables(op, tables, () => jointCodes(of));
          expect(rest).toEqual([]);
          const expected = rows.map((stated) => {
            const each = stated.map((code, place) => bits[place]?.[code] === 1);
            return Number(op === 'and' ? each.every(Boolean) : each.some(Boolean));
          });
          expect(Array.from(one?.codes ?? [], (code) => one?.table[code])).toEqual(expected);
        },
      ),
    );
  });

  it('are not made where one table asks, nor where values are too many', () => {
    const of = fieldsOf([[1, 1, 1, 1]]);
    const alone: CodeTable = { field: 'role', codes: of('role').codes, table: Uint8Array.of(0, 1, 0) };
    const never = (): never => {
      throw new Error('asked for');
    };
    expect(joinTables('and', [alone, { ...alone, field: 'ip' }], never)).toHaveLength(2);
    const many = jointCodes((field) => ({ ...of(field), values: Array(100).fill('') as string[] }));
    expect(many).toBeNull();
  });
});
