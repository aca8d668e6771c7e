import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRecordList } from '#core/ingest/readers/find-record-list.ts';
import { JsonSplitter } from '#core/ingest/readers/json-splitter.ts';
import { maxRecordBytes } from '#core/ingest/readers/record.ts';

describe('the list of records in a JSON object', () => {
  it.each<[string, string[] | null]>([
    ['{"auditTrail":[{"a":1},{"a":2}]}', ['auditTrail']],
    ['{"page":1,"data":{"items":[{"a":1}]},"tags":["x"]}', ['data', 'items']],
    ['{"meta":[{"m":1}],"answer":{"events":[{"a":1}', ['answer', 'events']],
    ['{"a\\"b":{"c":[ {"x":[{"y":1}]} ]}}', ['a"b', 'c']],
    ['{"Records":[{"a":1}]}', null],
    ['{"left":[{"a":1}],"right":[{"a":1}]}', null],
    ['{"action":"x","things":[{"a":1}]}', null],
    ['{"created_at":"2026-05-20T10:00:00Z","things":[{"a":1}]}', null],
    ['[{"things":[{"a":1}]}]', null],
    ['{"things":[1,2]}', null],
    ['{"broken":', null],
  ])('%s', (text, found) => {
    expect(findRecordList(text)).toEqual(found);
  });
});

describe('a splitter told where the list is', () => {
  const text =
    '{"n":1,"data":{"more":{"items":[{"no":0}]},"items":[{"a":1},\n{"a":[{"b":2}]}],"next":null},"items":[{"no":1}]}';
  const split = (input: string, list: string[], sizes: number): string[] => {
    const splitter = new JsonSplitter(maxRecordBytes, list);
    const bytes = Buffer.from(input);
    const found: string[] = [];
    const keep = (records: readonly { raw: Buffer; problem: unknown }[]): void => {
      for (const { raw, problem } of records) found.push(problem === null ? raw.toString() : JSON.stringify(problem));
    };
    for (let at = 0; at < bytes.length; at += sizes) keep(splitter.push(bytes.subarray(at, at + sizes)));
    keep(splitter.end());
    return found;
  };

  it('cuts the records of that list, wherever the pieces end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.length }), (sizes) => {
        expect(split(text, ['data', 'items'], sizes)).toEqual(['{"a":1}', '{"a":[{"b":2}]}']);
      }),
    );
  });

  it('finds nothing in an empty list, and one record where the list is missing', () => {
    expect(split('{"data":{"items":[]}}', ['data', 'items'], 5)).toEqual([]);
    expect(split('{"other":1}', ['data', 'items'], 5)).toEqual(['{"other":1}']);
    expect(split('[{"a":1}]', ['data', 'items'], 5)).toEqual(['{"a":1}']);
  });

  it('tells of an object around the records that is damaged', () => {
    expect(split('{"data":{"items":[{"a":1}],,}}', ['data', 'items'], 7)).toEqual([
      '{"a":1}',
      expect.stringContaining('not_json'),
    ]);
  });
});
