import { describe, expect, it } from 'vitest';
import { openReader } from '#core/archive/open-reader.ts';
import { encodeOriginals, Originals } from '#core/archive/originals.ts';
import type { IncomingEvent } from '#core/archive/types.ts';
import { incoming, sampleEvent } from './support/sample-event.ts';
import { importEvents, temporaryArchive } from './support/temp-archive.ts';

const raws = async (path: string): Promise<Map<string, string>> => {
  const reader = await openReader(path);
  const found = reader.segments.flatMap((segment) =>
    segment
      .events([...Array(segment.entry.events).keys()])
      .map(({ seq, event }): [string, string] => [event.id, Buffer.from(segment.raw(seq)).toString('latin1')]),
  );
  reader.close();
  return new Map(found);
};
const expected = (events: readonly IncomingEvent[]): Map<string, string> =>
  new Map(events.map(({ event, raw }) => [event.id, Buffer.from(raw).toString('latin1')]));

describe('source records', () => {
  it('laid out regularly cost nothing: nulls, alternating shapes, flat names, extras, odd spellings of time', async () => {
    const path = temporaryArchive();
    const events = Array.from({ length: 40 }, (_, number) => {
      const event = sampleEvent(number, {
        timestampText: `2026-05-20T12:24:${String(number).padStart(2, '0')}.123+02:00`,
        reason: number % 3 === 0 ? `ticket "${number}" – ñ` : null,
        extra: { metadata: { request: `r-${number}`, retries: number }, version: 2 },
        ...(number % 2 === 0 ? { before: { days: number }, after: { days: -number } } : {}),
      });
      const record = {
        version: 2,
        event_id: event.id,
        created: event.timestampText,
        actor_id: event.actor.id,
        actor: {
          Email: event.actor.email,
          role: event.actor.role,
          ip: event.actor.ip,
          user_agent: event.actor.userAgent,
        },
        previousState: event.before,
        newState: event.after,
        action: event.action,
        resource: { ...event.resource, name: null },
        tenant_id: event.tenantId,
        metadata: { retries: number, declaredReason: event.reason ?? undefined, request: `r-${number}` },
        cross_tenant: event.crossTenant,
      };
      return incoming(event, { raw: Buffer.from(JSON.stringify(record), 'utf8') });
    });
    const { manifest } = await importEvents(path, events);
    expect(manifest.segments.map(({ originals }) => originals)).toEqual([null]);
    expect(await raws(path)).toEqual(expected(events));
  });

  it('that cannot be rebuilt are kept as they are: spacing, escapes, duplicate keys, number spellings, CSV, broken UTF-8', async () => {
    const path = temporaryArchive();
    const texts = [
      '{ "id": "evt_audit_000000" }',
      '{"id":"evt_\\u0061udit_000001"}',
      '{"id":"x","id":"evt_audit_000002"}',
      '{"id":"evt_audit_000003","extra":1.0}',
      'evt_audit_000004;2026-05-20;access',
      '',
    ];
    const events = texts.map((text, number) => incoming(sampleEvent(number), { raw: Buffer.from(text, 'utf8') }));
    events.push(incoming(sampleEvent(50), { raw: Uint8Array.of(0x7b, 0xff, 0xfe, 0x00, 0x7d) }));
    const { manifest } = await importEvents(path, events);
    expect(manifest.segments[0]?.originals?.bytes).toBeGreaterThan(0);
    expect(await raws(path)).toEqual(expected(events));
  });

  it('are copied when they are handed over: the reader may reuse its buffer', async () => {
    const path = temporaryArchive();
    const shared = Buffer.from('a,b,c');
    const event = incoming(sampleEvent(1), { raw: shared.subarray(0, 3) });
    const { openWriter } = await import('#core/archive/open-writer.ts');
    const { options, recordOf } = await import('./support/temp-archive.ts');
    const writer = await openWriter(path, options);
    writer.beginSource('a.csv');
    const outcome = writer.add(event);
    shared.fill(0x21);
    await writer.commit(recordOf([outcome]));
    expect([...(await raws(path)).values()]).toEqual(['a,b']);
  });

  it('survive many blocks with gaps between their seqs', () => {
    const bytesOf = (place: number): Buffer => Buffer.from('record '.repeat(place % 9) + place);
    const file = encodeOriginals(1000, (place) => ({ seq: place * 3 + 1, bytes: bytesOf(place) }));
    const originals = new Originals(file);
    for (const place of [0, 1, 255, 256, 511, 512, 998, 999, 3]) {
      expect(Buffer.from(originals.read(place * 3 + 1) ?? [])).toEqual(bytesOf(place));
    }
    expect(originals.read(0)).toBeUndefined();
    expect(originals.read(2999)).toBeUndefined();
  });
});
