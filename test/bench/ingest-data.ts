// The bench's events in other clothes: as CSV, compressed, and in two halves. Made once and kept in the temp folder.
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, renameSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Dataset } from './dataset.ts';

const columns = [
  'id',
  'timestamp',
  'tenantId',
  'actor.id',
  'actor.email',
  'actor.role',
  'actor.ip',
  'actor.userAgent',
  'action',
  'resource.type',
  'resource.id',
  'crossTenant',
  'reason',
  'diff',
  'before',
  'after',
] as const;

const valueAt = (record: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], record);

const cellOf = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Lines `from` to `to` of the file, each as `write` has it, behind `head`. */
const rewrite = async (
  source: string,
  target: string,
  head: string,
  write: (line: string) => string,
  [from, to]: [number, number] = [0, Number.POSITIVE_INFINITY],
): Promise<void> => {
  if (existsSync(target)) return;
  const out = createWriteStream(`${target}.part`);
  out.write(head);
  let block: string[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(source) })) {
    number += 1;
    if (number <= from) continue;
    if (number > to) break;
    block.push(`${write(line)}\n`);
    if (block.length < 2_000) continue;
    if (!out.write(block.join(''))) await once(out, 'drain');
    block = [];
  }
  out.end(block.join(''));
  await once(out, 'finish');
  renameSync(`${target}.part`, target);
};

const datasetOf = (file: string, events: number): Dataset => ({ file, events, bytes: statSync(file).size });

/** The same events as rows with a header of SIVO's field names. */
export const asCsv = async ({ file, events }: Dataset): Promise<Dataset> => {
  const target = file.replace(/\.jsonl$/, '.csv');
  await rewrite(file, target, `${columns.join(',')}\n`, (line) => {
    const record: unknown = JSON.parse(line);
    return columns.map((path) => cellOf(valueAt(record, path))).join(',');
  });
  return datasetOf(target, events);
};

/** The same file, compressed. */
export const asGzip = async ({ file, events }: Dataset): Promise<Dataset> => {
  const target = `${file}.gz`;
  if (!existsSync(target)) {
    await pipeline(createReadStream(file), createGzip(), createWriteStream(`${target}.part`));
    renameSync(`${target}.part`, target);
  }
  return datasetOf(target, events);
};

/** Its first and its second half. */
export const asHalves = async ({ file, events }: Dataset): Promise<[Dataset, Dataset]> => {
  const half = Math.floor(events / 2);
  const first = file.replace(/\.jsonl$/, '-first.jsonl');
  const second = file.replace(/\.jsonl$/, '-second.jsonl');
  await rewrite(file, first, '', (line) => line, [0, half]);
  await rewrite(file, second, '', (line) => line, [half, events]);
  return [datasetOf(first, half), datasetOf(second, events - half)];
};
