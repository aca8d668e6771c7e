// Strict imports, cancelling, progress, conflicts, and the tally of the bytes on disk.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importTexts } from '#test/support/import-texts.ts';
import { createMemoryWriter } from '#test/support/memory-writer.ts';

const event = (id: number, action = 'update'): string =>
  JSON.stringify({ id: `${id}`, timestamp: '2026-05-20T10:23:45.123Z', action });
const many = Array.from({ length: 5000 }, (_, index) => event(index)).join('\n');

describe('runImport', () => {
  it('counts the same event once and keeps both versions of a conflict', async () => {
    const { report, writer } = await importTexts({
      'a.jsonl': [event(1), event(1), event(2)].join('\n'),
      'b.jsonl': [event(2, 'delete'), event(2, 'delete'), event(3)].join('\n'),
    });
    expect(report).toMatchObject({ read: 6, accepted: 3, duplicates: 2, conflicts: 1, rejected: 0 });
    expect(report.sources.map(({ accepted, duplicates, conflicts }) => [accepted, duplicates, conflicts])).toEqual([
      [2, 1, 0],
      [1, 1, 1],
    ]);
    expect(writer.events.map(({ source, line, byteOffset }) => [source, line, byteOffset])).toEqual([
      [0, 1, 0],
      [0, 3, 2 * (event(1).length + 1)],
      [1, 1, 0],
      [1, 3, 2 * (event(2, 'delete').length + 1)],
    ]);
    expect(writer.committed).toMatchObject({ read: 6, appVersion: '0.0.0-test', sources: report.sources });
  });

  it('hashes and counts the bytes as they lay on disk', async () => {
    const files = { 'a.jsonl': Buffer.from(event(1)), 'b.gz': gzipSync(many) };
    const { report } = await importTexts(files);
    expect(report.sources.map(({ bytes, sha256 }) => [bytes, sha256])).toEqual(
      Object.values(files).map((bytes) => [bytes.length, createHash('sha256').update(bytes).digest('hex')]),
    );
  });

  it('has nothing to read in an empty list, which is no error', async () => {
    const { report } = await importTexts({ 'a.json': '{"data":[],"nextCursor":null}', 'b.csv': 'id,timestamp\n' });
    expect(report).toMatchObject({ read: 0, accepted: 0 });
    expect(report.sources.map(({ skipped }) => skipped)).toEqual([null, null]);
  });

  it.each([
    ['a rejected record', `${event(1)}\n{"id":"x"}`, 'no_timestamp: the record has no timestamp'],
    ['a conflict', `${event(1)}\n${event(1, 'delete')}`, 'conflict: 1 is known with other content'],
  ])('refuses %s when strict, naming it', async (_, text, detail) => {
    const writer = createMemoryWriter();
    const run = importTexts({ 'a.jsonl': text }, { writer, strict: true });
    await expect(run).rejects.toMatchObject({ code: 'STRICT_REJECTED', data: { where: 'a.jsonl:2', detail } });
    expect(writer.state).toBe('aborted');
  });

  it('accepts duplicates when strict', async () => {
    const { report } = await importTexts({ 'a.jsonl': `${event(1)}\n${event(1)}` }, { strict: true });
    expect(report).toMatchObject({ accepted: 1, duplicates: 1 });
  });

  it('stops when cancelled, before and while reading', async () => {
    const before = createMemoryWriter();
    const aborted = AbortSignal.abort();
    await expect(importTexts({ 'a.jsonl': many }, { writer: before, signal: aborted })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect([before.state, before.events.length]).toEqual(['aborted', 0]);

    const during = createMemoryWriter();
    const control = new AbortController();
    const run = importTexts(
      { 'a.jsonl': many, 'b.jsonl': many },
      { writer: during, signal: control.signal, onProgress: () => control.abort() },
    );
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(during.state).toBe('aborted');
    expect(during.events.length).toBeLessThan(5000);
  });

  it('tells its progress up to the end', async () => {
    const { progress, report } = await importTexts({ 'a.jsonl': many, 'b.jsonl': many });
    const bytesTotal = 2 * many.length;
    expect(progress[0]).toMatchObject({
      phase: 'reading',
      source: 'a.jsonl',
      sourcesDone: 0,
      sourcesTotal: 2,
      bytesTotal,
    });
    expect(progress.at(-1)).toMatchObject({
      phase: 'committing',
      sourcesDone: 2,
      bytesDone: bytesTotal,
      read: report.read,
    });
    const done = progress.map(({ bytesDone }) => bytesDone);
    expect(done).toEqual([...done].sort((left, right) => left - right));
  });

  it('aborts the writer when the archive fails', async () => {
    const writer = createMemoryWriter();
    writer.add = () => {
      throw new Error('disk');
    };
    await expect(importTexts({ 'a.jsonl': event(1) }, { writer })).rejects.toThrow('disk');
    expect(writer.state).toBe('aborted');
  });
});
