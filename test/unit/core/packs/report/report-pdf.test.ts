import { describe, expect, test } from 'vitest';
import { reportPdf } from '#core/packs/report/report-pdf.ts';
import { packFacts } from '../../../../support/pack-facts.ts';

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('a report as PDF', () => {
  test('has its pages, its date and its language, and is the same each time', async () => {
    const facts = packFacts({ template: 'incident', language: 'es' });
    const one = await reportPdf(facts);
    const other = await reportPdf(packFacts({ template: 'incident', language: 'es' }));
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
    const text = latin(one.bytes);
    // Not held against each other by the matcher: a failure would print the whole file.
    const has = (part: string): boolean => text.includes(part);
    expect([has('%PDF-1.'), has('(D:20260601090000Z)'), has('/Lang (es)')]).toEqual([true, true, true]);
    expect(text.match(/D:\d{14}Z/g)?.every((date) => date === 'D:20260601090000Z')).toBe(true);
    expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3);
    expect(one.unprintable).toEqual([]);
  });

  test('another moment gives another file', async () => {
    const facts = packFacts();
    const one = await reportPdf(facts);
    const other = await reportPdf({ ...facts, asOf: '2026-06-02T09:00:00.000Z' });
    expect(Buffer.compare(one.bytes, other.bytes)).not.toBe(0);
  });

  test('names the characters its font lacks, once each', async () => {
    const { unprintable } = await reportPdf(packFacts({ answer: '東京 → 東 😀 ñ € Ω' }));
    expect(unprintable).toEqual(['京', '東', '😀']);
  });

  test('takes names of a megabyte and prose without a blank, and stays small', async () => {
    const facts = packFacts({ answer: 'x\t'.repeat(50_000), question: '東'.repeat(2000) });
    const long = 'x'.repeat(1_000_000);
    const first = facts.population.first.map((told) => ({
      ...told,
      event: { ...told.event, id: long, reason: long, actor: { ...told.event.actor, email: long } },
    }));
    const { bytes } = await reportPdf({ ...facts, population: { ...facts.population, first } });
    expect(latin(bytes).trimEnd().endsWith('%%EOF')).toBe(true);
    expect(bytes.length).toBeLessThan(2_000_000);
  });
});
