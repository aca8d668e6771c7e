// A table of named rows of numbers, on the page and for a spreadsheet.
import { tsvText } from '../../../ui/tsv-text.ts';

/** `heads`: of the names, then of each value. A value of null is not known. `isAsked`: the row has events to show. */
export interface NumberTable {
  heads: readonly string[];
  rows: readonly { key: string; name: string; isAsked: boolean; values: readonly (number | string | null)[] }[];
}

/** Numbers with all their digits; what is not known is left empty. */
export const numberTableText = ({ heads, rows }: NumberTable): string =>
  tsvText([heads, ...rows.map(({ name, values }) => [name, ...values.map((value) => value ?? '')])]);
