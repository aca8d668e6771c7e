import { describe, expect, it } from 'vitest';
import { categoryOf, categoryRule } from '#shared/model/category.ts';

describe('the category of an event and its reason', () => {
  it.each([
    ['login_failed', 'user', 'security', 'action', 'login'],
    ['Password.Changed', null, 'security', 'action', 'password'],
    ['webhook_sent', 'webhook', 'integration', 'action', 'webhook_sent'],
    ['access', 'recording', 'data_access', 'action', 'access'],
    ['export_csv', 'report', 'data_access', 'action', 'export'],
    ['update', 'recording_policy', 'configuration', 'action', 'update'],
    ['delete', 'session', 'security', 'actionOn', 'session'],
    ['rotated', 'mfa_device', 'security', 'resource', 'mfa'],
    ['hangup', 'call', 'other', 'none', ''],
    [null, null, 'other', 'none', ''],
  ])('%s on %s is %s', (action, type, category, rule, word) => {
    expect(categoryRule(action, type)).toEqual({ category, rule, word });
    expect(categoryOf(action, type)).toBe(category);
  });
});
