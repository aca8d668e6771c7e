// A value of SQLite as the contract writes it: exact, whatever it is.
import type { SqlValue } from 'sql.js';
import type { SqlCell } from '#shared/model/sql.ts';
import { decodeText } from '../archive/text-codec.ts';

/** Texts of the archive that start with U+0001 are given as they were; one that a statement made itself stays as it is. */
const textOf = (stored: string): string => {
  try {
    return decodeText(stored);
  } catch {
    return stored;
  }
};

const numberOf = (value: number): SqlCell =>
  Number.isFinite(value) ? value : { kind: 'number', text: value > 0 ? 'Infinity' : '-Infinity' };

/** Integers come as bigint, and leave as numbers where those are exact. */
export const sqlCell = (value: SqlValue | bigint): SqlCell => {
  if (value === null) return null;
  if (typeof value === 'string') return textOf(value);
  if (typeof value === 'number') return numberOf(value);
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : { kind: 'number', text: String(value) };
  }
  return { kind: 'blob', hex: Buffer.from(value).toString('hex') };
};
