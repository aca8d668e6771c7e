// The file beside a text export: what its table cannot say without ceasing to be one.
import { basename } from 'node:path';
import type { ExportFacts } from './export-facts.ts';
import type { FindingCounts } from './findings.ts';

export const aboutFormat = 'sivo-audit-export';

/** JSON, indented, with a line end. `file` is the exported file, `sha256` of its `bytes`. */
export const aboutText = (
  { appVersion, ...facts }: ExportFacts,
  file: { path: string; bytes: number; sha256: string },
  { neutralised, cells, ...counts }: FindingCounts,
): string => {
  const { path, bytes, sha256 } = file;
  const about = {
    about: aboutFormat,
    version: 1,
    file: { name: basename(path), bytes, sha256 },
    ...facts,
    application: { name: 'SIVO Audit Workbench', version: appVersion },
    ...counts,
    neutralised: { count: neutralised, cells },
  };
  return `${JSON.stringify(about, null, 2)}\n`;
};
