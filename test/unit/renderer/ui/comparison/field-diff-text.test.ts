import { describe, expect, it } from 'vitest';
import { type FieldCopyWords, fieldDiffText } from '#renderer/ui/comparison/field-diff-text.ts';
import { fromOf, toOf } from '#renderer/ui/comparison/shown-value.ts';
import type { FieldDiff } from '#shared/model/changes.ts';

const diff = (part: Partial<FieldDiff>): FieldDiff => ({
  path: 'retention_days',
  pointer: '/retention_days',
  kind: 'changed',
  fromKnown: true,
  toKnown: true,
  unit: null,
  words: null,
  ...part,
});

const words: FieldCopyWords = {
  headers: ['Field', 'Kind', 'From', 'To'],
  path: ({ path }) => path,
  kind: ({ kind }) => kind,
  place: (place) => `place ${place}`,
  value: (shown) => (shown.kind === 'value' ? JSON.stringify(shown.value) : shown.kind),
};

const fields = [
  diff({ from: 90, to: 180, unit: 'days' }),
  diff({ path: 'reason', kind: 'added', to: null }),
  diff({ path: 'owner', to: 'ana', fromKnown: false }),
  diff({ path: 'nodes[n3]', kind: 'moved', fromIndex: 2, toIndex: 6 }),
];

describe('the sides of a difference', () => {
  it('tell null, absent and unknown apart', () => {
    expect(fields.slice(0, 3).map(fromOf)).toEqual([
      { kind: 'value', value: 90 },
      { kind: 'absent' },
      { kind: 'unknown' },
    ]);
    expect(fields.slice(1, 3).map(toOf)).toEqual([
      { kind: 'value', value: null },
      { kind: 'value', value: 'ana' },
    ]);
  });
});

describe('fieldDiffText', () => {
  it('writes a row for each difference; a move is told by its places', () => {
    expect(fieldDiffText(fields, 'tsv', words).split('\n')).toEqual([
      'Field\tKind\tFrom\tTo',
      'retention_days\tchanged\t90\t180',
      'reason\tadded\tabsent\tnull',
      'owner\tchanged\tunknown\t"""ana"""',
      'nodes[n3]\tmoved\tplace 3\tplace 7',
    ]);
  });

  it('escapes what Markdown would take', () => {
    const text = fieldDiffText([diff({ path: 'a|b', from: '*', to: 'x\ny' })], 'markdown', words);
    expect(text.split('\n')[2]).toBe('| a\\|b | changed | "\\*" | "x\\\\ny" |');
  });

  it('is exact as JSON', () => {
    expect(JSON.parse(fieldDiffText(fields, 'json', words))).toEqual(fields);
  });
});
