// Differences as text for the clipboard: tables in the words of the page, JSON exactly as compared.
import type { FieldDiff } from '#shared/model/changes.ts';
import { copyText } from '../copy-text.ts';
import { fromOf, type ShownValue, toOf } from './shown-value.ts';

export const fieldCopyFormats = ['tsv', 'markdown', 'json'] as const;
export type FieldCopyFormat = (typeof fieldCopyFormats)[number];

export interface FieldCopyWords {
  /** Field, kind, from, to. */
  headers: readonly [string, string, string, string];
  path(diff: FieldDiff): string;
  kind(diff: FieldDiff): string;
  /** A place, counted from 1. */
  place(place: number): string;
  value(shown: ShownValue, diff: FieldDiff): string;
}

/** JSON keeps absent, null and unknown apart by `fromKnown` and `toKnown`. */
export const fieldDiffText = (fields: readonly FieldDiff[], format: FieldCopyFormat, words: FieldCopyWords): string => {
  if (format === 'json') return `${JSON.stringify(fields, null, 2)}\n`;
  const side = (diff: FieldDiff, index: number | undefined, shown: ShownValue): string =>
    diff.kind === 'moved' && index !== undefined ? words.place(index + 1) : words.value(shown, diff);
  const rows = fields.map((diff) => [
    words.path(diff),
    words.kind(diff),
    side(diff, diff.fromIndex, fromOf(diff)),
    side(diff, diff.toIndex, toOf(diff)),
  ]);
  return copyText({ headers: words.headers, rows }, format, true);
};
