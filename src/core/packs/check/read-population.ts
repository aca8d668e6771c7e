// 20-population.jsonl, line by line: leaf, id and place in the order of each event.
import { createHash, hash } from 'node:crypto';
import { z } from 'zod';
import { timestampNanos } from '../../query/timestamp-nanos.ts';
import type { ContentTools, OpenPack } from './check-content.ts';
import { linesOf } from './lines-of.ts';

export const populationName = 'data/20-population.jsonl';

/** `leaves`: 32 bytes a line, SHA-256 of the byte 0 and the line without its line end. */
export interface ReadPopulation {
  count: number;
  leaves: Buffer;
  ids: string[];
  oldest: string | null;
  newest: string | null;
  sha256: string;
}

const eventSchema = z.object({ id: z.string().optional(), timestamp: z.string() });

interface Place {
  ms: number;
  nanos: number;
  id: string;
  leaf: Buffer;
}

const compare = (left: Place, right: Place): number =>
  left.ms - right.ms ||
  left.nanos - right.nanos ||
  (left.id < right.id ? -1 : Number(left.id > right.id)) ||
  Buffer.compare(left.leaf, right.leaf);

const parsed = (text: string): z.infer<typeof eventSchema> | null => {
  try {
    const event = eventSchema.safeParse(JSON.parse(text));
    return event.success ? event.data : null;
  } catch {
    return null;
  }
};

/** `isWhole`: the lines are what was hashed, so that their order can be told from them. */
export const readPopulation = async (
  pack: OpenPack,
  isWhole: boolean,
  tools: ContentTools,
): Promise<ReadPopulation> => {
  const { findings } = tools;
  const digest = createHash('sha256');
  const read: ReadPopulation = { count: 0, leaves: Buffer.alloc(0), ids: [], oldest: null, newest: null, sha256: '' };
  let room = Buffer.allocUnsafe(32 * 1024);
  let last: Place | null = null;
  for await (const line of linesOf(pack, populationName, tools)) {
    digest.update(line);
    const number = ++read.count;
    const report = (message: string): void =>
      findings.problem('content', `${populationName}:${number}`, message, populationName);
    const text = line.subarray(0, -1);
    const leaf = Buffer.from(hash('sha256', Buffer.concat([Buffer.of(0), text]), 'binary'), 'latin1');
    if (number * 32 > room.length) room = Buffer.concat([room, Buffer.allocUnsafe(room.length)]);
    leaf.copy(room, (number - 1) * 32);
    const event = line.at(-1) === 0x0a ? parsed(text.toString('utf8')) : null;
    const ms = event === null ? Number.NaN : Date.parse(event.timestamp);
    if (event === null || Number.isNaN(ms)) {
      report('it is no event with a timestamp on a line of its own');
      read.ids.push('');
      continue;
    }
    const id = event.id || `sha256:${leaf.toString('hex')}`;
    const place = { ms, nanos: timestampNanos(event.timestamp), id, leaf };
    if (isWhole && last !== null && compare(last, place) >= 0)
      report('it does not stand after the line before it, by time, id and content');
    last = place;
    read.ids.push(id);
    read.oldest ??= event.timestamp;
    read.newest = event.timestamp;
  }
  read.leaves = room.subarray(0, read.count * 32);
  read.sha256 = digest.digest('hex');
  return read;
};
