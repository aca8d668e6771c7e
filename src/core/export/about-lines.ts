// What an export states of itself as lines of name and value, for files that hold it within.
import type { ExportFacts } from './export-facts.ts';
import type { FindingCounts } from './findings.ts';

/** In the order they are shown. */
export const aboutLines = (facts: ExportFacts, { longCells, halfCharacters }: FindingCounts): [string, string][] => [
  ['Filter', facts.filter],
  ['Events', String(facts.events)],
  ['Time zone', facts.zone],
  ['Order', facts.sort],
  ['Columns', facts.columns.join(', ')],
  ['Archive root', facts.archive.root ?? ''],
  ['Archive generation', String(facts.archive.generation)],
  ['Exported at', facts.exportedAt],
  ['Application', `SIVO Audit Workbench ${facts.appVersion}`],
  ...(longCells > 0 ? [['Cells cut', String(longCells)] satisfies [string, string]] : []),
  ...(halfCharacters > 0 ? [['Cells with half a character', String(halfCharacters)] satisfies [string, string]] : []),
];
