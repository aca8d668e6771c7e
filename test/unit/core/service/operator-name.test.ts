// As the person at this machine is called.
import { expect, it } from 'vitest';
import { operatorName } from '#core/service/operator-name.ts';

it('is what was given, else the account, else nobody', () => {
  expect(operatorName({ SIVO_AUDIT_OPERATOR: ' Ana Ruiz ' }, () => 'ana')).toBe('Ana Ruiz');
  expect(operatorName({ SIVO_AUDIT_OPERATOR: '  ' }, () => 'ana')).toBe('ana');
  expect(operatorName({}, () => null)).toBeNull();
  expect(operatorName({ SIVO_AUDIT_OPERATOR: 'x'.repeat(500) }, () => null)).toHaveLength(200);
});
