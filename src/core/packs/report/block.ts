// What a report is made of before it is a page or a PDF: blocks of plain text. Nothing in it is markup, so nothing from the log can be.

/** `at`: the instant, RFC 3339, of a time written out in the report's zone. */
export interface Span {
  text: string;
  as: 'plain' | 'code' | 'strong' | 'soft' | 'alarm' | 'time';
  at?: string;
}

/** A line of text. */
export type Line = readonly Span[];

/** `share`: of the width, in any unit; `right`: numbers. */
export interface Column {
  title: string;
  share: number;
  right?: true;
}

export type Block =
  | { kind: 'paragraph'; line: Line }
  | { kind: 'heading'; text: string }
  | { kind: 'list'; ordered: boolean; items: readonly Line[] }
  | { kind: 'facts'; rows: readonly { name: string; value: Line }[] }
  | { kind: 'table'; caption: string; columns: readonly Column[]; rows: readonly (readonly Line[])[] }
  | { kind: 'command'; lines: readonly string[] }
  | { kind: 'notice'; tone: 'note' | 'warning'; lines: readonly Line[] };

/** `id`: the anchor within the page, the same in every language. */
export interface Section {
  id: string;
  title: string;
  blocks: readonly Block[];
}

/** `lead` stands before the first section; `kind`: the line over the title. */
export interface Paper {
  language: 'en' | 'es';
  kind: string;
  title: string;
  lead: readonly Block[];
  sections: readonly Section[];
  contents: string;
  footer: string;
}

/** A line of one span. */
export const span = (text: string, as: Span['as'] = 'plain'): Line => [{ text, as }];

/** A paragraph of plain text. */
export const paragraph = (text: string, as: Span['as'] = 'plain'): Block => ({
  kind: 'paragraph',
  line: span(text, as),
});
