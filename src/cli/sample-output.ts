// A drawn sample in words.
import type { DrawnSample, SampleItem } from '#shared/model/sample.ts';
import { printable } from './output/printable.ts';

const number = (value: number): string => value.toLocaleString('en');

const itemLine = ({ rank, stratum, key, eventId }: SampleItem): string =>
  [String(rank).padStart(6), key.slice(0, 16), printable(eventId), stratum === null ? '' : printable(stratum)]
    .join('  ')
    .trimEnd();

const strataLines = ({ strata }: DrawnSample): string[] =>
  (strata?.groups ?? []).map(
    ({ value, size, drawn }) => `  ${value === '' ? '(not stated)' : printable(value)}: ${drawn} of ${number(size)}`,
  );

/** Everything that is needed to draw it again, then the items. */
export const sampleText = (sample: DrawnSample): string => {
  const { population, seed, filter, zone, recorded, unrecorded, items, replacements, n } = sample;
  const lines = [
    `${number(items.length)} of ${number(population.n)} events, drawn by ${sample.method}`,
    `seed        ${seed}`,
    `filter      ${filter === '' ? '(every event)' : printable(filter)}   (bare dates in ${zone})`,
    `population  ${population.sha256}`,
    recorded === null
      ? `ledger      the seed is NOT recorded: ${printable(unrecorded ?? '')}`
      : `ledger      line ${recorded.sequence + 1}, ${recorded.at}`,
    ...strataLines(sample),
    '',
    '  rank  key (first half)  event',
    ...items.map(itemLine),
  ];
  if (n > population.n)
    lines.splice(1, 0, `More were asked for (${number(n)}) than there are: this is the whole population.`);
  if (replacements.length > 0) lines.push('', 'replacements, in their order', ...replacements.map(itemLine));
  return `${lines.join('\n')}\n`;
};
