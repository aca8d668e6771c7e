import { describe, expect, test } from 'vitest';
import { addressStatement } from '../../../../../src/renderer/features/packs/use-address-statement.ts';

const search = { actor: 'ana@acme.example', resource: 'recording:rec:1', from: '2026-01-01', to: '2026-02-01' };

describe('addressStatement', () => {
  test('reads actor, resource, window and classes; an id may hold a colon', () => {
    expect(addressStatement({ ...search, classes: 'data_access,security' }, 'Europe/Madrid')).toEqual({
      actor: 'ana@acme.example',
      resource: { type: 'recording', id: 'rec:1' },
      from: '2026-01-01',
      to: '2026-02-01',
      zone: 'Europe/Madrid',
      classes: ['data_access', 'security'],
    });
  });

  test('a type alone is every resource of that type', () => {
    expect(addressStatement({ ...search, resource: 'recording' }, 'UTC')?.resource).toEqual({
      type: 'recording',
      id: null,
    });
  });

  test.each([
    { ...search, actor: undefined },
    { ...search, resource: undefined },
    { ...search, from: undefined },
    { ...search, classes: 'nonsense' },
  ])('an address that tells no whole statement tells none', (part) => {
    expect(addressStatement(part, 'UTC')).toBeNull();
  });
});
