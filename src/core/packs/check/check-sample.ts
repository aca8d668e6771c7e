// 30-sample.json: drawn again from the population by its seed.
import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { csvHeader } from '#shared/model/event-csv.ts';
import type { DrawnSample, SampleItem } from '#shared/model/sample.ts';
import { redrawSample } from '../../sampling/redraw-sample.ts';
import { sampleKey } from '../../sampling/sample-keys.ts';
import { samplePopulationName, sampleStrataName } from '../files/section-files.ts';
import type { ContentTools } from './check-content.ts';
import type { ReadPack } from './check-proofs.ts';
import { csvCells, csvRecords, losslessName } from './check-tables.ts';

const file = 'data/30-sample.json';

const monthOf = (timestamp: string, zone: string): string =>
  Temporal.Instant.from(timestamp).toZonedDateTimeISO(zone).toPlainDate().toPlainYearMonth().toString();

/** The text of a JSON string; anything else as it stands. */
const readText = (line: string): string => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' ? value : line;
  } catch {
    return line;
  }
};

const columns = csvHeader().trim().split(',');

/** The stratum of each id, from the exact table; null where an id has two. */
const readStrata = async (
  { pack }: ReadPack,
  field: NonNullable<DrawnSample['strata']>['field'],
  zone: string,
  tools: ContentTools,
): Promise<ReadonlyMap<string, string> | null> => {
  const at = (name: string): number => columns.indexOf(name);
  const names = { role: 'actor.role', tenant: 'tenantId', actor: 'actor.email', month: 'timestamp' } as const;
  const column = at(field in names ? names[field as keyof typeof names] : field);
  const found = new Map<string, string>();
  let isHead = true;
  for await (const record of csvRecords(pack, losslessName, tools)) {
    const cells = isHead ? [] : csvCells(record);
    const [id] = cells;
    isHead = false;
    if (id === undefined) continue;
    const cell = cells[column] ?? '';
    const value =
      field === 'month' ? monthOf(cell, zone) : field === 'actor' ? cell || (cells[at('actor.id')] ?? '') : cell;
    if ((found.get(id) ?? value) !== value) return null;
    found.set(id, value);
  }
  return found;
};

/** What differs where the sample is drawn again from the population that stands beside it. */
const ownPopulationDiffers = async ({ pack }: ReadPack, drawn: DrawnSample): Promise<string[]> => {
  const text = await pack.text(samplePopulationName);
  if (createHash('sha256').update(text).digest('hex') !== drawn.population.sha256)
    return [`${samplePopulationName} is not the population it was drawn from`];
  const ids = text.split('\n').slice(0, -1);
  if (drawn.strata === null) return redrawSample(ids, drawn, () => '');
  if (!pack.files.has(sampleStrataName)) return [`${sampleStrataName} is not there`];
  const strata = (await pack.text(sampleStrataName)).split('\n').slice(0, -1);
  if (strata.length !== ids.length) return [`${sampleStrataName} has ${strata.length} lines for ${ids.length} ids`];
  const told = new Map(ids.map((id, place) => [id, readText(strata[place] ?? '')] as const));
  return redrawSample(ids, drawn, (id) => told.get(id) ?? '');
};

const rowOf = ({ eventId, key, rank, stratum }: SampleItem): string => JSON.stringify([eventId, key, rank, stratum]);

/** Whether ids are hidden, so that neither the population's digest nor a hidden id's key stands there. */
const hidesIds = ({ documents }: ReadPack, { population }: DrawnSample): boolean =>
  documents.statement.specification.redact !== null && population.sha256 === '';

/** Strata that a redacted pack shows as they are. */
const openStrata = new Set(['role', 'tenant', 'month']);

const checkRecord = (read: ReadPack, drawn: DrawnSample, report: (message: string) => void): void => {
  if (drawn.recorded === null) return;
  const line = read.custody.line(drawn.recorded.sequence);
  if (line === null) return;
  const act = line?.kind === 'custody' && line.body.act.kind === 'sample' ? line.body.act : null;
  const { seed, n, population } = drawn;
  const isDrawnFrom = hidesIds(read, drawn) || act?.population === population.sha256;
  const isIt = act?.seed === seed && act.n === n && isDrawnFrom && act.size === population.n;
  if (!isIt) report(`line ${drawn.recorded.sequence} of the ledger does not record this draw`);
};

export const checkSample = async (read: ReadPack, tools: ContentTools): Promise<void> => {
  const { documents, population, findings } = read;
  const { drawn, results } = documents.sample;
  if (drawn === null) return;
  const report = (message: string): void => findings.problem('sample', file, message);
  const items = [...drawn.items, ...drawn.replacements];
  const isHidden = hidesIds(read, drawn);
  for (const { eventId, key } of items) {
    if (isHidden && key === '') continue;
    if (key !== sampleKey(drawn.seed, eventId)) report(`the key of ${eventId} is not that of the seed and this id`);
  }
  const rows = new Set(items.map(rowOf));
  for (const row of results) {
    if (!rows.has(rowOf(row))) report(`there is a result for ${row.eventId}, which was not drawn`);
  }
  checkRecord(read, drawn, report);
  if (drawn.recorded === null)
    findings.remarks.push(`The seed of the sample was not recorded before it was drawn: ${drawn.unrecorded ?? ''}.`);
  const { specification, predicate } = documents.statement;
  const asked = specification.sample?.filter ?? null;
  const isRedacted = specification.redact !== null;
  if (isHidden || (isRedacted && drawn.strata !== null && !openStrata.has(drawn.strata.field))) {
    findings.remarks.push(
      'The pack is redacted: ids or strata of the sample are not those it was drawn by, so that it cannot be drawn again.',
    );
    return;
  }
  const isOwn = asked !== null && asked !== predicate.filter;
  if (read.pack.files.has(samplePopulationName)) {
    if (!isOwn)
      findings.problem(
        'content',
        samplePopulationName,
        'the sample has no question of its own: its population is that of the pack',
      );
    for (const difference of await ownPopulationDiffers(read, drawn)) report(difference);
    return;
  }
  if (isOwn) {
    if (isRedacted)
      findings.remarks.push(
        'The pack is redacted and its sample has a question of its own: its keys were checked, not the draw.',
      );
    else
      findings.problem(
        'missing_file',
        samplePopulationName,
        'the sample has a question of its own, and the population it was drawn from is not there',
      );
    return;
  }
  const strata = drawn.strata === null ? new Map() : await readStrata(read, drawn.strata.field, drawn.zone, tools);
  if (strata === null) {
    findings.remarks.push('An event of the sample has two strata: its keys were checked, not the draw.');
    return;
  }
  const differences = await redrawSample(population.ids, drawn, (id) => strata.get(id) ?? '');
  for (const difference of differences) report(difference);
};
