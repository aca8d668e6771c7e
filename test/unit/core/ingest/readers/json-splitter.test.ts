import { describe, expect, it } from 'vitest';
import { JsonSplitter } from '#core/ingest/readers/json-splitter.ts';

const split = (text: string, limit?: number): [number, string, string | undefined][] => {
  const splitter = new JsonSplitter(limit);
  const records = [...splitter.push(Buffer.from(text)), ...splitter.end()];
  return records.map(({ line, raw, problem }) => [line, raw.toString('utf8'), problem?.reason]);
};

describe('JsonSplitter', () => {
  it('cuts a list into the exact bytes of its elements', () => {
    expect(split('[ {"a":1} ,\n {"b": [1, {"c":"]"}] }\n]\n')).toEqual([
      [1, '{"a":1}', undefined],
      [2, '{"b": [1, {"c":"]"}] }', undefined],
    ]);
  });

  it.each(['data', 'items', 'events', 'entries', 'logs', 'results', 'records', 'Records'])(
    'finds the list under %s',
    (name) => {
      const text = `{"page":1,"meta":{"data":"x","n":[{"a":0}]},"${name}" : [\n{"a":1}, {"a":2}],"next":null}`;
      expect(split(text)).toEqual([
        [2, '{"a":1}', undefined],
        [2, '{"a":2}', undefined],
      ]);
    },
  );

  it('finds no record in an empty list', () => {
    expect(split('[]')).toEqual([]);
    expect(split('{"data":[ ],"nextCursor":null}')).toEqual([]);
    expect(split('{"total":0,"items":[]}')).toEqual([]);
  });

  it('takes an event with lists of its own for an event', () => {
    const withObjects = '{"id":"e","action":"update","items":[{"a":1}]}';
    const withNone = '{"items":[],"timestamp":"t","action":"update"}';
    expect(split(withObjects)).toEqual([[1, withObjects, undefined]]);
    expect(split(withNone)).toEqual([[1, withNone, undefined]]);
  });

  it('says so when an event was read as an envelope', () => {
    expect(split('{"items":[{"a":1}],"timestamp":"t","action":"update"}')).toEqual([
      [1, '{"a":1}', undefined],
      [1, '{"items":[],"timestamp":"t","action":"update"}', 'bad_field'],
    ]);
  });

  it('reads documents in a row', () => {
    expect(split('{"a":1}\n{\n"a":2}{"data":[{"a":3}]}[{"a":4}]')).toEqual([
      [1, '{"a":1}', undefined],
      [2, '{\n"a":2}', undefined],
      [3, '{"a":3}', undefined],
      [3, '{"a":4}', undefined],
    ]);
  });

  it('rejects what stands between records and behind them, in its line', () => {
    expect(split('[{"a":1} x,\n,{"a":2},\n]\ngarbage\n')).toEqual([
      [1, '{"a":1} x', undefined],
      [2, '', 'not_json'],
      [2, '{"a":2}', undefined],
      [3, '', 'not_json'],
      [4, 'garbage', undefined],
    ]);
  });

  it('rejects the record in which the file ends', () => {
    expect(split('[{"a":1},\n{"a":')).toEqual([
      [1, '{"a":1}', undefined],
      [2, '{"a":', 'truncated'],
    ]);
    expect(split('{"data":[{"a":1}')).toEqual([[1, '{"a":1}', 'truncated']]);
    expect(split('{"id":"e"')).toEqual([[1, '{"id":"e"', 'truncated']]);
  });

  it('says so when the list is not closed behind the last record', () => {
    expect(split('[{"a":1},')).toEqual([
      [1, '{"a":1}', undefined],
      [1, '', 'truncated'],
    ]);
    expect(split('{"data":[{"a":1}]')).toEqual([
      [1, '{"a":1}', undefined],
      [1, '{"data":[]', 'truncated'],
    ]);
  });

  it('rejects a damaged envelope and keeps its records', () => {
    expect(split('{"data":[{"a":1}],"next":nul}')).toEqual([
      [1, '{"a":1}', undefined],
      [1, '{"data":[],"next":nul}', 'not_json'],
    ]);
  });

  it('gives up a record beyond the limit and goes on behind it', () => {
    expect(split(`[{"a":"${'x'.repeat(100)}"},{"b":1}]`, 50)).toEqual([
      [1, `{"a":"${'x'.repeat(100)}"}`, 'too_large'],
      [1, '{"b":1}', undefined],
    ]);
  });

  it('holds only 64 KiB of a record beyond the limit', () => {
    const splitter = new JsonSplitter(100_000);
    const huge = Buffer.from(`[{"a":"${'x'.repeat(1_000_000)}"},{"b":1}]`);
    const records = [];
    for (let at = 0; at < huge.length; at += 7000) records.push(...splitter.push(huge.subarray(at, at + 7000)));
    expect(records.map(({ raw, bytes, problem }) => [raw.length, bytes, problem?.reason])).toEqual([
      [65_536, 1_000_008, 'too_large'],
      [7, 7, undefined],
    ]);
  });

  it('follows 100,000 open brackets', () => {
    const bomb = '['.repeat(100_000);
    expect(split(bomb)).toEqual([[1, bomb.slice(1), 'truncated']]);
  });
});
