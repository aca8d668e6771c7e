// Verdict, matches, control and aliases against a plain reading of all events.

import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { absenceReport } from '#core/absence/absence-report.ts';
import { createArchive } from '#core/archive/create-archive.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { createSnapshot } from '#core/query/snapshot.ts';
import { absenceInputSchema } from '#shared/model/absence.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { writeArchive } from '#test/support/write-archive.ts';

const startMs = Date.parse('2026-05-30T00:00:00.000Z');
const hourMs = 3_600_000;
const maybe = (...values: string[]) => fc.constantFrom(null, ...values);
const told = fc.record({
  hour: fc.integer({ min: 0, max: 72 }),
  id: maybe('u1', 'u2', 'U1'),
  email: maybe('a@x', 'b@x', 'A@X'),
  type: maybe('recording', 'queue'),
  resourceId: maybe('r1', 'R1'),
});

const fold = (text: string): string => text.toLowerCase();

it('agrees with reading every event', async () => {
  const cases = fc.asyncProperty(
    fc.array(told, { maxLength: 12 }),
    fc.constantFrom('u1', 'A@x', 'b@x', 'nobody'),
    maybe('r1'),
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 1, max: 40 }),
    async (list, actor, resourceId, first, hours) => {
      const events = list.map(
        ({ hour, id, email, type, resourceId: own }, place): AuditEvent => ({
          id: `e${place}`,
          timestamp: new Date(startMs + hour * hourMs).toISOString(),
          timestampText: '',
          tenantId: null,
          actor: { id, email, role: null, ip: null, userAgent: null },
          action: 'access',
          resource: { type, id: own },
          category: 'data_access',
          crossTenant: null,
          reason: null,
        }),
      );
      const path = join(await temporaryFolder(), 'archive');
      createArchive(path, { appVersion: '0.0.0', now: () => new Date(0) });
      await writeArchive(path, events);
      const from = startMs + first * hourMs;
      const to = from + hours * hourMs;
      const input = absenceInputSchema.parse({
        actor,
        resource: { type: 'recording', id: resourceId },
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
      });
      const reader = await openReader(path);
      const report = await absenceReport(createSnapshot(reader), input, {
        root: null,
        breathe: () => Promise.resolve(),
      });
      reader.close();

      const names = new Set([fold(actor)]);
      const namesOf = ({ actor: { id, email } }: AuditEvent): string[] =>
        [id, email].flatMap((one) => (one === null ? [] : [fold(one)]));
      for (let size = 0; size !== names.size; ) {
        size = names.size;
        for (const event of events) {
          if (namesOf(event).some((name) => names.has(name))) for (const name of namesOf(event)) names.add(name);
        }
      }
      const known = events.some((event) => namesOf(event).includes(fold(actor)));
      const fits = events.filter(({ timestamp, resource }) => {
        const at = Date.parse(timestamp);
        if (at < from || at >= to) return false;
        if (resourceId === null) return resource.type === 'recording';
        return resource.id === resourceId && (resource.type === null || resource.type === 'recording');
      });
      const own = fits.filter((event) => namesOf(event).some((name) => names.has(name)));
      expect(report.matches).toBe(own.length);
      expect(new Set(report.events.map(({ id }) => id))).toEqual(new Set(own.map(({ id }) => id)));
      expect(report.positiveControl.count).toBe(fits.length);
      expect(report.verdict).toBe(own.length > 0 ? 'found' : 'none-found-gaps');
      expect(new Set(report.aliases.map(({ value }) => fold(value)))).toEqual(known ? names : new Set());
    },
  );
  await fc.assert(cases, { numRuns: 40 });
}, 120_000);
