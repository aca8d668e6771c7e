// JSONTestSuite (N. Seriot): its texts are any JSON, not events, so what is tested is that valid text is taken as JSON
// and that invalid text ends as rejected records with a reason, never in a crash and never in silence.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createJsonRecordMapper } from '#core/ingest/mapping/map-json-record.ts';
import { JsonSplitter } from '#core/ingest/readers/json-splitter.ts';
import { parseJsonRecord } from '#core/ingest/readers/json-text.ts';
import { JsonlSplitter } from '#core/ingest/readers/jsonl-splitter.ts';
import type { RecordSplitter } from '#core/ingest/readers/record.ts';
import { fixtureFolder } from '#test/support/fixture-folder.ts';

const folder = fixtureFolder('json_test_suite');
const names = folder === null ? [] : readdirSync(join(folder, 'test_parsing')).sort();
const read = (name: string): Buffer => readFileSync(join(folder ?? '', 'test_parsing', name));

/** Reasons that say "this is not JSON", as opposed to "this JSON is no event". */
const textReasons = new Set(['not_json', 'truncated', 'bad_encoding']);

/** The reason each record is rejected for; an arbitrary text never holds a whole event. */
const reasonsOf = (splitter: RecordSplitter, input: Buffer): string[] => {
  const map = createJsonRecordMapper();
  return [...splitter.push(input), ...splitter.end()].map((record) => {
    const outcome = record.problem === null ? map(record) : { problem: record.problem };
    return outcome !== null && 'problem' in outcome ? outcome.problem.reason : 'accepted';
  });
};

/** Not one JSON text, but each of its parts is: documents in a row are read one after the other. */
const documentsInARow = new Set(['n_structure_double_array.json', 'n_structure_object_with_trailing_garbage.json']);
/** No text at all, or white space: an empty source, which is refused before it is split. */
const emptySources = new Set(['n_structure_no_data.json', 'n_single_space.json', 'n_structure_UTF8_BOM_no_data.json']);

describe.skipIf(folder === null)('JSONTestSuite', () => {
  it.each(names.filter((name) => name.startsWith('y_')))('%s is JSON', (name) => {
    expect(parseJsonRecord(read(name)).ok).toBe(true);
    expect(reasonsOf(new JsonSplitter(), read(name)).filter((reason) => textReasons.has(reason))).toEqual([]);
  });

  const invalid = names.filter(
    (name) => name.startsWith('n_') && !documentsInARow.has(name) && !emptySources.has(name),
  );
  it.each(invalid)('%s is rejected with a reason', (name) => {
    expect(parseJsonRecord(read(name)).ok).toBe(false);
    expect(reasonsOf(new JsonSplitter(), read(name)).some((reason) => textReasons.has(reason))).toBe(true);
    expect(reasonsOf(new JsonlSplitter(), read(name)).some((reason) => textReasons.has(reason))).toBe(true);
  });

  it.each(names.filter((name) => name.startsWith('i_')))('%s is read or rejected, without a crash', (name) => {
    expect(reasonsOf(new JsonSplitter(), read(name))).not.toContain('accepted');
  });

  it.each([...documentsInARow, ...emptySources])('%s holds no event', (name) => {
    expect(reasonsOf(new JsonSplitter(), read(name))).not.toContain('accepted');
  });
});
