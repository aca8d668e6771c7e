// Proofs of random archives against a verifier of its own, and against the question asked of all events one by one.
import '#test/support/random-seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeArchive } from '#core/archive/merge-archive.ts';
import { proveAbsence } from '#core/proofs/prove-absence.ts';
import { proveInclusion } from '#core/proofs/prove-inclusion.ts';
import { provePopulation } from '#core/proofs/prove-population.ts';
import type { EventPlace, ProofTools } from '#core/proofs/types.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import type { AbsentKey } from '#shared/model/proof.ts';
import {
  compareKeys,
  holdsAbsence,
  holdsInclusion,
  holdsPopulation,
  leafOf,
  treeHash,
} from '#test/support/check-proof.ts';
import { anyEvent } from '../archive/support/event-arbitrary.ts';
import { identified } from '../archive/support/sample-event.ts';
import { importEvents, options, temporaryArchive } from '../archive/support/temp-archive.ts';
import { named, proofTools } from './support/proof-tools.ts';

const limits = { monthEvents: 8, allEvents: 60, allBytes: 1e9 };
const names = ['Ana@acme.example', 'ana@ACME.example', 'u-1', 'u-10', 'Ü', 'ü', '\ufffd', '😀', '\ud83d', '', null];
const types = ['Queue', 'queue', 'recording', '', null];
const ids = ['r', 'R', 'r\u0001', '😀', '\uffee', '', null];
const times = ['00.000', '00.001', '00.0012', '00.001234', '59.999', '30.5000'];

/** Few different values, so that keys meet: in one millisecond, under two names, in several versions. */
const crowded: fc.Arbitrary<AuditEvent> = fc
  .record({
    any: anyEvent,
    id: fc.constantFrom('e1', 'e2', 'e3', 'e10', '\uffee', '😀', '\ud83d'),
    month: fc.constantFrom('2020-01', '2020-02', '9999-12', '+010000-01', '-000001-12'),
    time: fc.constantFrom(...times),
    actor: fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)),
    resource: fc.tuple(fc.constantFrom(...types), fc.constantFrom(...ids)),
  })
  .map(({ any, id, month, time, actor, resource }) => ({
    ...any,
    id,
    timestamp: `${month}-05T00:00:${time}Z`,
    timestampText: `${month}-05T00:00:${time}Z`,
    actor: { ...any.actor, id: actor[0] ?? null, email: actor[1] ?? null },
    resource: { type: resource[0] ?? null, id: resource[1] ?? null },
  }));

const anyImports = fc.array(fc.array(fc.oneof({ weight: 4, arbitrary: crowded }, anyEvent), { maxLength: 25 }), {
  minLength: 1,
  maxLength: 3,
});

const archiveOf = async (imports: readonly (readonly AuditEvent[])[], isMerged: boolean): Promise<string> => {
  const path = temporaryArchive();
  for (const events of imports)
    await importEvents(
      path,
      events.map((event) => identified(named(event))),
      { limits },
    );
  if (isMerged) await mergeArchive(path, options);
  return path;
};

const placesOf = ({ snapshot }: ProofTools): EventPlace[] =>
  snapshot.reader.segments.flatMap((segment) =>
    Array.from({ length: segment.entry.events }, (_, seq) => ({ segment, seq })),
  );

const isStated = (text: string | null): text is string => text !== null && text !== '';

/** Every key of an event, from the description alone. */
const keysOf = ({ id, timestamp, actor, resource }: AuditEvent): (string | null)[][] => {
  const aliases = new Set([actor.id, actor.email].filter(isStated).map((alias) => alias.toLowerCase()));
  const type = isStated(resource.type) ? resource.type.toLowerCase() : null;
  const resourceId = isStated(resource.id) ? resource.id : null;
  return [...(aliases.size === 0 ? [null] : aliases)].map((alias) => [alias, type, resourceId, timestamp, id]);
};

/** Changes one letter of one text, or one number, anywhere within. */
const spoilt = (value: unknown, at: { place: number }): unknown => {
  if (Array.isArray(value)) return value.map((member) => spoilt(member, at));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, spoilt(member, at)]));
  }
  if (typeof value === 'number') return at.place-- === 0 ? value + 1 : value;
  if (typeof value !== 'string' || value === '') return value;
  const middle = Math.floor(value.length / 2);
  const other = value[middle] === 'a' ? 'b' : 'a';
  return at.place-- === 0 ? value.slice(0, middle) + other + value.slice(middle + 1) : value;
};

const failsOrThrows = (check: () => boolean): boolean => {
  try {
    return !check();
  } catch {
    return true;
  }
};

describe('proofs of random archives', () => {
  it('every stored event is proved to stand in its import, alone and in a population', async () => {
    await fc.assert(
      fc.asyncProperty(anyImports, fc.boolean(), fc.infiniteStream(fc.boolean()), async (imports, isMerged, choice) => {
        const tools = await proofTools(await archiveOf(imports, isMerged));
        const places = placesOf(tools);
        const texts: string[] = [];
        const chosen: EventPlace[] = [];
        for (const place of places) {
          const { event, contentHash } = place.segment.events([place.seq])[0] ?? { event: null, contentHash: null };
          if (event === null || contentHash === null) throw new Error('a place without an event');
          const proofs = await proveInclusion(event.id, tools);
          expect(proofs.every(holdsInclusion)).toBe(true);
          const own = proofs.find(({ leafHash }) => leafHash === Buffer.from(contentHash).toString('hex'));
          expect(own).toBeDefined();
          if (!choice.next().value) continue;
          chosen.push(place);
          texts.push(own?.event ?? '');
        }
        const { proofs, unproved } = await provePopulation(chosen, tools);
        expect(unproved).toEqual([]);
        expect(proofs.flatMap(({ leaves }) => leaves.map(([, line]) => line)).sort((a, b) => a - b)).toEqual(
          chosen.map((_, place) => place + 1),
        );
        for (const proof of proofs) {
          expect(holdsPopulation(proof, texts)).toBe(true);
          const [[, line] = [0, 0]] = proof.leaves;
          expect(holdsPopulation(proof, texts.with(line - 1, `${texts[line - 1]} `))).toBe(false);
          if (proof.nodes.length > 0)
            expect(holdsPopulation({ ...proof, nodes: proof.nodes.slice(1) }, texts)).toBe(false);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('a key is proved absent exactly where no event has it, from the root over all keys in order', async () => {
    const question: fc.Arbitrary<AbsentKey> = fc
      .record({
        actor: fc.oneof(fc.constantFrom(...names.filter(isStated)), fc.string({ minLength: 1 })),
        resourceType: fc.constantFrom(...types, 'q', 'r'),
        resourceId: fc.constantFrom(...ids, 'q'),
      })
      .map((key) => (key.resourceType === null ? { ...key, resourceId: null } : key));
    await fc.assert(
      fc.asyncProperty(
        anyImports,
        fc.boolean(),
        fc.array(question, { minLength: 4, maxLength: 8 }),
        async (imports, isMerged, questions) => {
          const tools = await proofTools(await archiveOf(imports, isMerged));
          const stored = placesOf(tools).map(({ segment, seq }) => segment.events([seq])[0]);
          const keys = stored.flatMap((one) => (one === undefined ? [] : keysOf(one.event)));
          for (const key of [...questions, { actor: 'nobody at all', resourceType: null, resourceId: null }]) {
            const { actor, resourceType, resourceId } = key;
            const asked = [actor.toLowerCase()] as (string | null)[];
            if (resourceType !== null) asked.push(resourceType === '' ? null : resourceType.toLowerCase());
            if (resourceId !== null) asked.push(resourceId === '' ? null : resourceId);
            const isThere = keys.some((one) => compareKeys(one, asked) === 0);
            const answer = await proveAbsence(key, tools).catch((error: unknown) => error);
            if (isThere) {
              expect(answer).toMatchObject({ code: 'NOT_PROVABLE' });
              continue;
            }
            if (answer instanceof Error) throw answer;
            const proof = answer as Awaited<ReturnType<typeof proveAbsence>>;
            expect(holdsAbsence(proof)).toBe(true);
            for (const { importId, root, treeSize } of proof.imports) {
              const own = stored
                .flatMap((one) => (one?.importId === importId ? keysOf(one.event) : []))
                .sort(compareKeys);
              expect(treeSize).toBe(own.length);
              expect(root).toBe(treeHash(own.map((one) => leafOf(JSON.stringify(one)))).toString('hex'));
            }
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('a proof with anything changed', () => {
  const event = (number: number): AuditEvent => ({
    id: `e${number}`,
    timestamp: `2026-05-20T10:00:0${number}.000Z`,
    timestampText: `2026-05-20T10:00:0${number}.000Z`,
    tenantId: null,
    actor: { id: `u-${number}`, email: null, role: null, ip: null, userAgent: null },
    action: 'access',
    resource: { type: 'recording', id: 'r' },
    category: 'data_access',
    crossTenant: null,
    reason: null,
  });

  it('holds no more, whichever member it is', async () => {
    const tools = await proofTools(await archiveOf([[1, 2, 3, 5, 6].map(event)], false));
    const [inclusion] = await proveInclusion('e3', tools);
    if (inclusion === undefined) throw new Error('no proof');
    const absence = await proveAbsence({ actor: 'U-4', resourceType: null, resourceId: null }, tools);
    expect([holdsInclusion(inclusion), holdsAbsence(absence)]).toEqual([true, true]);
    const { format: _, version: __, ...included } = inclusion;
    const { format: ___, version: ____, ...absent } = absence;
    let changed = 0;
    for (let place = 0; ; place++) {
      const at = { place };
      const other = spoilt(included, at) as typeof inclusion;
      if (at.place >= 0) break;
      expect(
        failsOrThrows(() => holdsInclusion(other)),
        JSON.stringify(other),
      ).toBe(true);
      changed++;
    }
    for (let place = 0; ; place++) {
      const at = { place };
      const other = spoilt(absent, at) as typeof absence;
      if (at.place >= 0) break;
      // Another question may be answered by the same two neighbours.
      if (JSON.stringify(other.question) !== JSON.stringify(absence.question)) continue;
      expect(
        failsOrThrows(() => holdsAbsence(other)),
        JSON.stringify(other),
      ).toBe(true);
      changed++;
    }
    expect(changed).toBeGreaterThan(60);
  });

  it('of an event that is there no neighbours make it absent', async () => {
    const tools = await proofTools(await archiveOf([[1, 2, 3, 5, 6].map(event)], false));
    const proof = await proveAbsence({ actor: 'u-4', resourceType: null, resourceId: null }, tools);
    for (const number of [1, 2, 3, 5, 6]) {
      expect(holdsAbsence({ ...proof, question: { ...proof.question, actor: `u-${number}` } })).toBe(false);
    }
  });
});

describe('questions that have no proof', () => {
  it('say why', async () => {
    const tools = await proofTools(await archiveOf([[]], false));
    await expect(proveInclusion('nowhere', tools)).rejects.toMatchObject({ code: 'EVENT_NOT_FOUND' });
    const id = { actor: 'a', resourceType: null, resourceId: 'r' };
    await expect(proveAbsence(id, tools)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const readOnly: ProofTools = {
      ...tools,
      openCustody: () => Promise.reject(new WorkbenchError('ACCESS_DENIED', tools.path, 'read-only file system')),
    };
    await expect(proveAbsence({ ...id, resourceId: null }, readOnly)).rejects.toMatchObject({
      code: 'NOT_PROVABLE',
      data: { detail: expect.stringContaining('read-only file system') as string },
    });
    const told = await proveAbsence({ ...id, resourceId: null }, tools);
    expect(holdsAbsence(told)).toBe(true);
    expect(await proveAbsence({ ...id, resourceId: null }, readOnly)).toEqual(told);
  });
});
