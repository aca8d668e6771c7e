// What a first look at a source found, for people at a terminal.
import { assertNever } from '#shared/assert-never.ts';
import type { FieldGuess, ImportQuestion, InspectedRow, SourceInspection } from '#shared/model/inspection.ts';
import { printable } from './output/printable.ts';
import { createTable } from './output/table.ts';

const shownRows = 5;
const shownUnmapped = 30;

const basisText: Record<FieldGuess['basis'], string> = {
  exact: 'by its own name',
  synonym: 'by a known name',
  values: 'by its values',
  profile: 'by the profile',
};

const originText: Record<NonNullable<SourceInspection['origin']>, string> = {
  'built-in': "SIVO's own shape",
  automatic: 'mapped automatically',
  remembered: 'mapped by a remembered profile',
  given: 'mapped by the profile given',
};

const questionText = (question: ImportQuestion): string => {
  switch (question.kind) {
    case 'zone':
      return `Which zone are the times of ${question.column} in, such as ${question.examples.join(', ')}? (--zone ${question.proposed}?)`;
    case 'dateOrder':
      return `Does the day or the month stand first in ${question.column}, such as ${question.examples.join(', ')}? (--date-order)`;
    case 'field': {
      const candidates = question.candidates.map(({ from, confidence }) => `${from} (${confidence})`).join(', ');
      return `Where is the field ${question.field}?${candidates === '' ? '' : ` Perhaps ${candidates}.`} (--profile)`;
    }
    default:
      return assertNever(question);
  }
};

const mappingTable = (mapping: readonly FieldGuess[]): string =>
  createTable<FieldGuess>([
    { heading: 'FIELD', value: ({ field }) => field, most: 20 },
    { heading: 'FROM', value: ({ from }) => from, most: 60 },
    { heading: 'CERTAIN', value: ({ confidence }) => `${Math.round(confidence * 100)} %`, most: 7, align: 'right' },
    { heading: 'TOLD', value: ({ basis }) => basisText[basis], most: 20 },
  ])(mapping);

const rowTable = (rows: readonly InspectedRow[]): string =>
  createTable<InspectedRow>([
    { heading: 'LINE', value: ({ line }) => String(line), most: 9, align: 'right' },
    { heading: 'TIME (UTC)', value: ({ event }) => event?.timestamp ?? '', most: 32 },
    { heading: 'ACTOR', value: ({ event }) => event?.actor.email ?? event?.actor.id ?? '', most: 36 },
    { heading: 'ACTION', value: ({ event }) => event?.action ?? '', most: 28 },
    {
      heading: 'RESOURCE',
      value: ({ event }) => `${event?.resource.type ?? ''} ${event?.resource.id ?? ''}`.trim(),
      most: 40,
    },
    { heading: 'PROBLEM', value: ({ problem }) => problem ?? '', most: 72 },
  ])(rows);

const layoutText = ({ containers, format, encoding, dialect }: SourceInspection): string => {
  const parts = [...containers, format ?? '', encoding ?? ''];
  if (dialect !== null) {
    const { delimiter, escape: style, preamble, lineEnd } = dialect;
    parts.push(`cells end with ${JSON.stringify(delimiter)}`, `quotes ${style}`, `lines end with ${lineEnd}`);
    if (preamble > 0) parts.push(`${preamble} lines before the header`);
  }
  return parts.filter((part) => part !== '').join(', ');
};

/** The block of lines for one source. */
export const inspectionText = (source: SourceInspection): string => {
  const lines = [`${printable(source.name)} (${source.bytes.toLocaleString('en')} bytes)`];
  if (source.skipped !== null) return `${lines[0]}\n  skipped: ${printable(source.skipped)}\n`;
  lines.push(`  ${layoutText(source)}; ${source.origin === null ? 'not mapped' : originText[source.origin]}`);
  lines.push(...source.questions.map((question) => `  ? ${printable(questionText(question))}`));
  lines.push(...source.warnings.map(({ code, count, detail }) => `  ! ${code} (${count}): ${printable(detail)}`));
  if (source.mapping.length > 0) lines.push('', mappingTable(source.mapping).trimEnd());
  if (source.unmapped.length > 0) {
    const shown = source.unmapped.slice(0, shownUnmapped).map(printable).join(', ');
    const more = source.unmapped.length - shownUnmapped;
    lines.push('', `Kept in extra: ${shown}${more > 0 ? ` and ${more} more` : ''}`);
  }
  if (source.rows.length > 0) lines.push('', rowTable(source.rows.slice(0, shownRows)).trimEnd());
  return `${lines.join('\n')}\n`;
};
