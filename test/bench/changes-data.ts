// Data for the questions about changes: a year of accesses with a tenth of changes between them, among them one resource with
// a long history and some changes that were left out; and pairs of complete states of known sizes.
import { once } from 'node:events';
import { createWriteStream, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom, type Random } from '#core/demo/random.ts';
import type { JsonObject } from '#shared/model/json.ts';

export interface ChangesData {
  file: string;
  events: number;
  changes: number;
  /** Changes whose events were left out, each followed by another change of the same field. */
  missing: number;
}

/** The resource whose history is long, and how many of the changes are its own. */
export const longHistory = { type: 'queue', id: 'queue-long', share: 0.1 };

const fields = ['max_wait_s', 'max_calls', 'retention_days', 'priority', 'wrap_up_s'] as const;
const resources = 5000;
const missingEvery = 4000;

const eventOf = (number: number, events: number, rest: JsonObject): string => {
  const time = Date.UTC(2025, 5, 1) + Math.floor((number * 365 * 86_400_000) / events);
  return JSON.stringify({
    id: `evt_audit_${String(number).padStart(12, '0')}`,
    timestamp: new Date(time).toISOString(),
    tenantId: '5b7f9a52-0c11-4e0e-9d6e-2f3c5f0f7a10',
    actor: { id: `user-${number % 40}`, email: `user${number % 40}@acme.example`, role: 'admin', ip: '203.0.113.7' },
    crossTenant: false,
    ...rest,
  });
};

/** A new value for one field of a resource; the state holds what the resource was left with. */
const nextChange = (state: Map<string, number>, random: Random): JsonObject => {
  const field = fields[random.below(fields.length)] ?? fields[0];
  const from = state.get(field) ?? 10;
  const to = from + 1 + random.below(90);
  state.set(field, to);
  return { [field]: { from, to } };
};

/** Every tenth event is a change. Made once per size and kept in the temp folder. */
export const makeChanges = async (events: number, seed: number): Promise<ChangesData> => {
  const file = join(tmpdir(), `sivo-bench-changes-${events}-${seed}.jsonl`);
  const facts = `${file}.facts.json`;
  if (existsSync(file) && existsSync(facts)) return JSON.parse(readFileSync(facts, 'utf8')) as ChangesData;
  const random = createRandom(seed);
  const states = new Map<string, Map<string, number>>();
  const out = createWriteStream(`${file}.part`);
  let block: string[] = [];
  let changes = 0;
  let missing = 0;
  let written = 0;
  for (let number = 0; written < events; number += 1) {
    if (number % 10 === 9) {
      const id = random.chance(longHistory.share) ? longHistory.id : `queue-${random.below(resources)}`;
      const state = states.get(id) ?? new Map<string, number>();
      states.set(id, state);
      // Every field of the long history changes again and again, so a change left out there is always noticed.
      if (id === longHistory.id && changes > events / 100 && changes / missingEvery > missing + 1) {
        const diff = nextChange(state, random);
        const [field = ''] = Object.keys(diff);
        const from = state.get(field) ?? 0;
        state.set(field, from + 1);
        missing += 1;
        const seen = { [field]: { from, to: from + 1 } };
        block.push(eventOf(number, events, { action: 'update', resource: { type: 'queue', id }, diff: seen }));
      } else {
        const diff = nextChange(state, random);
        block.push(eventOf(number, events, { action: 'update', resource: { type: 'queue', id }, diff }));
      }
      changes += 1;
    } else {
      const resource = { type: 'recording', id: `recording-${random.below(events)}` };
      block.push(eventOf(number, events, { action: 'access', resource }));
    }
    written += 1;
    if (block.length === 2000) {
      if (!out.write(`${block.join('\n')}\n`)) await once(out, 'drain');
      block = [];
    }
  }
  out.end(block.length === 0 ? '' : `${block.join('\n')}\n`);
  await once(out, 'finish');
  renameSync(`${file}.part`, file);
  const data: ChangesData = { file, events, changes, missing };
  writeFileSync(facts, JSON.stringify(data));
  return data;
};

/** A flow of nodes with ids that prints to about `bytes`, and the same with one node in a hundred edited and one moved. */
export const statePair = (bytes: number, seed: number): { before: JsonObject; after: JsonObject } => {
  const random = createRandom(seed);
  const node = (index: number): JsonObject => ({
    id: `n${index}`,
    type: 'play',
    prompt: `Texto ${random.word()} de bienvenida número ${random.word()}`,
    timeout_ms: random.below(10_000),
    next: `n${index + 1}`,
    options: { retries: random.below(5), barge_in: random.chance(0.5), languages: ['es', 'en'] },
  });
  const nodeBytes = JSON.stringify(node(1), null, 2).length * 1.25;
  const nodes = Array.from({ length: Math.max(1, Math.round(bytes / nodeBytes)) }, (_, index) => node(index));
  const edited = nodes.map((one, index) =>
    index % 100 === 50 ? { ...one, prompt: `${String(one.prompt)} corregido`, timeout_ms: 1 } : one,
  );
  const [first, ...others] = edited;
  const moved = first === undefined ? others : [...others.slice(0, 5), first, ...others.slice(5)];
  return { before: { name: 'Principal', version: 1, nodes }, after: { name: 'Principal', version: 2, nodes: moved } };
};

/** Events with complete states, one pair of its own each: `count` of about `bytes` a state. */
export const stateEvents = (type: string, bytes: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    eventOf(index, 1000, {
      id: `evt_${type}_${index}`,
      action: 'update',
      resource: { type, id: `${type}-${index}` },
      ...statePair(bytes, index + 1),
    }),
  );
