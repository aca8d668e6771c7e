// Changes that records of other systems tell outside of a diff: read in one way, or left alone.
import { describe, expect, it } from 'vitest';
import { readForeignChanges } from '#core/ingest/mapping/foreign-changes.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';

const changes = (rest: JsonObject, before?: JsonValue, after?: JsonValue): unknown => {
  const found = readForeignChanges(rest, before, after);
  return found === null ? null : Object.fromEntries(found);
};

describe('changes outside of a diff', () => {
  it.each<[string, JsonObject, unknown]>([
    [
      'two values of a setting',
      { parameters: { SETTING_NAME: 'SHARING', OLD_VALUE: 'no', NEW_VALUE: 'yes' } },
      { SHARING: { from: 'no', to: 'yes' } },
    ],
    ['a new value alone', { parameters: { SETTING_NAME: 'SHARING', NEW_VALUE: 'yes' } }, { SHARING: { to: 'yes' } }],
    ['no name anywhere', { details: { old_value: 1, new_value: 2 } }, { value: { from: 1, to: 2 } }],
    [
      'parameters as a list, named by what they are the parameters of',
      {
        events: [
          {
            name: 'edit_access',
            parameters: [
              { name: 'old_value', multiValue: ['none'] },
              { name: 'new_value', multiValue: ['owner'] },
              { name: 'billable', boolValue: true },
            ],
          },
        ],
      },
      { edit_access: { from: 'none', to: 'owner' } },
    ],
    [
      'the same change twice, once without a name',
      {
        old_value: ['a'],
        new_value: ['a', 'b'],
        events: [
          {
            name: 'editors',
            parameters: [
              { name: 'old_value', multiValue: ['a'] },
              { name: 'new_value', multiValue: ['a', 'b'] },
            ],
          },
        ],
      },
      { editors: { from: ['a'], to: ['a', 'b'] } },
    ],
    [
      'old_x beside new_x',
      { details: { previous_scopes: ['a'], new_scopes: ['a', 'b'] } },
      { scopes: { from: ['a'], to: ['a', 'b'] } },
    ],
    [
      'a_old_b beside a_b',
      { ruleset_old_enforcement: 'evaluate', ruleset_enforcement: 'disabled' },
      { ruleset_enforcement: { from: 'evaluate', to: 'disabled' } },
    ],
    [
      'old and new states',
      { zone: { oldValue: { name: 'z', count: 1 }, newValue: { name: 'z', count: 2, note: null } } },
      { count: { from: 1, to: 2 }, note: { to: null } },
    ],
    [
      'columns with letters for their types',
      { PropertyName_s: 'BlockPrograms', PropertyValue_s: '', PreviousPropertyValue_s: 'on' },
      { BlockPrograms: { from: 'on', to: '' } },
    ],
    [
      'properties with JSON in texts, in JSON in a text',
      {
        TargetResources: JSON.stringify([
          {
            modifiedProperties: [
              { displayName: 'Role', oldValue: '["Reader"]', newValue: '["Owner"]' },
              { displayName: 'Groups', oldValue: '[]', newValue: '["a"]' },
              { displayName: 'Note', oldValue: null, newValue: '"x"' },
            ],
          },
        ]),
      },
      { Role: { from: 'Reader', to: 'Owner' }, Groups: { from: [], to: ['a'] }, Note: { from: null, to: 'x' } },
    ],
    [
      'settings in a text',
      { operation_detail: 'Security  - Passcode: from On to Off - Length: from 8 to 14' },
      { Passcode: { from: 'On', to: 'Off' }, Length: { from: '8', to: '14' } },
    ],
  ])('%s', (_, rest, expected) => {
    expect(changes(rest)).toEqual(expected);
  });

  it.each<[string, JsonObject]>([
    ['nothing of the kind', { name: 'x', note: 'from 1 to 2', previous_ip_address: '203.0.113.1', from: 'a', to: 'b' }],
    [
      'two places that tell different things of a field',
      { one: { property: 'p', old_value: 1, new_value: 2 }, other: { property: 'p', old_value: 1, new_value: 3 } },
    ],
    ['two changes without a name', { one: { old_value: 1, new_value: 2 }, other: { old_value: 1, new_value: 3 } }],
    ['one value twice', { OldValue: 1, old_value: 2, new_value: 3 }],
    ['equal values', { old_value: 'x', new_value: 'x' }],
    ['a text that reads in two ways', { operation_detail: 'Move  - Time: from 9 to 10 to 11' }],
    ['a text of which a part is no change', { operation_detail: 'Edit A - B  - Passcode: from On to Off' }],
    [
      'a text that sets without an old value',
      { operation_detail: 'Update User a@b.example  - Job Title: set to Contractor' },
    ],
  ])('left alone: %s', (_, rest) => {
    expect(changes(rest)).toBeNull();
  });

  it('values that stand as states are those of one field, objects are states', () => {
    expect(changes({}, '14 days', 'never')).toEqual({ value: { from: '14 days', to: 'never' } });
    expect(changes({ setting: 'session' }, null, 'never')).toEqual({ session: { from: null, to: 'never' } });
    expect(changes({}, { a: 1 }, { a: 2 })).toBeNull();
    expect(changes({}, { a: 1 }, 'gone')).toBeNull();
  });
});
