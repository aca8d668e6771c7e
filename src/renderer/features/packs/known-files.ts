// Which files of a pack a reader looks for first, and how a file is shown.

/** Beginnings of names, in the order a pack is read. */
const known = [
  { begins: '00-', label: 'file_cover' },
  { begins: '01-report.html', label: 'file_report' },
  { begins: '10-', label: 'file_statement' },
  { begins: '20-population.jsonl', label: 'file_population' },
  { begins: '21-query.json', label: 'file_query' },
  { begins: '22-', label: 'file_ipe' },
  { begins: '30-', label: 'file_sample' },
  { begins: '40-', label: 'file_findings' },
  { begins: '60-sivo-team-access.html', label: 'file_sivo' },
  { begins: '80-', label: 'file_custody' },
] as const;
export type KnownLabel = (typeof known)[number]['label'];

export interface KnownFile {
  name: string;
  label: KnownLabel;
}

/** Those of `names` that are known, one of each kind, in the order of reading. Names are within the pack: `data/00-README.html`. */
export const knownFiles = (names: readonly string[]): KnownFile[] =>
  known.flatMap(({ begins, label }) => {
    const name = names.find((one) => one.startsWith(`data/${begins}`));
    return name === undefined ? [] : [{ name, label }];
  });

export type Shape = 'page' | 'population' | 'custody' | 'json' | 'text' | 'binary';

/** How a file is shown, told by its name alone. */
export const shapeOf = (name: string): Shape => {
  if (/(^|\/)20-population\.jsonl$/.test(name)) return 'population';
  if (/(^|\/)80-custody\.jsonl$/.test(name)) return 'custody';
  if (/\.html?$/i.test(name)) return 'page';
  if (/\.json$/i.test(name)) return 'json';
  if (/\.(pdf|png|jpe?g|gif|zip|gz|zst|parquet|xlsx)$/i.test(name)) return 'binary';
  return 'text';
};
