// The report of an export, for people.
import { type ExportReport, longestSheetCell } from '#shared/model/export.ts';
import { printable } from './output/printable.ts';

const number = (value: number): string => value.toLocaleString('en');
const cells = (count: number): string => `${number(count)} ${count === 1 ? 'cell' : 'cells'}`;

/** What was written where. */
export const exportSummary = ({ events, path, bytes, sha256, about }: ExportReport): string => {
  const lines = [
    `${number(events)} ${events === 1 ? 'event' : 'events'} in ${printable(path)}`,
    `  ${number(bytes)} bytes, SHA-256 ${sha256}`,
    ...(about === null ? [] : [`  ${printable(about)} says what it holds`]),
  ];
  return `${lines.join('\n')}\n`;
};

/** What of it is not exactly as it is stored. */
export const exportNotices = ({ format, neutralised, longCells, halfCharacters, about }: ExportReport): string[] => [
  ...(neutralised > 0
    ? [
        `${cells(neutralised)} would have run as formulas and begin with an apostrophe; ${about ?? '--json'} lists them.`,
      ]
    : []),
  ...(longCells > 0
    ? [
        format === 'xlsx'
          ? `${cells(longCells)} longer than the ${number(longestSheetCell)} characters a spreadsheet holds: cut and marked; csv, jsonl and parquet keep them whole.`
          : `${cells(longCells)} longer than ${number(longestSheetCell)} characters: whole in the file, but a spreadsheet cuts them.`,
      ]
    : []),
  ...(halfCharacters > 0
    ? [`${cells(halfCharacters)} with half a character, which this form can only show as \ufffd; jsonl keeps it.`]
    : []),
];
