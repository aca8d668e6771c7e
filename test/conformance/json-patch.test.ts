// The cases of json-patch-tests: our patch from `doc` to `expected`, carried out by another implementation, gives `expected`;
// and the patches of the cases, carried out by ours, end as the cases say.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastJsonPatch, { type Operation } from 'fast-json-patch';
import { describe, expect, it } from 'vitest';
import { applyPatch, type PatchOperation } from '#core/changes/apply-patch.ts';
import { equalJson } from '#core/changes/equal-json.ts';
import { createPatch } from '#core/changes/json-patch.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { fixtureFolder } from '#test/support/fixture-folder.ts';

interface Case {
  comment?: string;
  doc: JsonValue;
  patch: PatchOperation[];
  expected?: JsonValue;
  error?: string;
  disabled?: boolean;
}

const folder = fixtureFolder('json_patch');
const cases = (['tests.json', 'spec_tests.json'] as const).flatMap((file) =>
  folder === null
    ? []
    : (JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case[]).map((one, index) => ({
        ...one,
        name: `${file} ${index}: ${one.comment ?? one.error ?? JSON.stringify(one.patch)}`,
      })),
);

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe.skipIf(folder === null)('json-patch-tests', () => {
  const pairs = cases.filter(({ doc, expected }) => doc !== undefined && expected !== undefined);

  it('has cases', () => {
    expect(pairs.length).toBeGreaterThan(70);
  });

  it.each(pairs)('$name: our patch, carried out by another', ({ doc, expected }) => {
    for (const guard of [false, true]) {
      const patch = createPatch(doc, expected as JsonValue, { guard });
      const { newDocument } = fastJsonPatch.applyPatch(copy(doc), copy(patch) as Operation[], true);
      expect(equalJson(newDocument, expected)).toBe(true);
    }
  });

  it.each(pairs.filter(({ disabled }) => disabled !== true))(
    '$name: its patch, carried out by us',
    ({ doc, patch, expected }) => {
      expect(equalJson(applyPatch(doc, patch), expected)).toBe(true);
    },
  );

  const operations = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test']);
  const isWellFormed = (operation: object): boolean =>
    'op' in operation &&
    operations.has(String(operation.op)) &&
    'path' in operation &&
    typeof operation.path === 'string' &&
    (!['add', 'replace', 'test'].includes(String(operation.op)) || 'value' in operation) &&
    (!['move', 'copy'].includes(String(operation.op)) || 'from' in operation);
  const refused = cases.filter(
    ({ error, disabled, patch }) => error !== undefined && disabled !== true && patch.every(isWellFormed),
  );

  it.each(refused)('$name: refused', ({ doc, patch }) => {
    expect(applyPatch(doc, patch)).toBeUndefined();
  });
});
