// The five categories and the rule that derives one for every event.
// Source of the vocabulary: SIVO's public documentation of its audit log; unknown values are kept and fall to `other`.
import { z } from 'zod';

export const categories = ['configuration', 'data_access', 'security', 'integration', 'other'] as const;
export const categorySchema = z.enum(categories);
export type Category = z.infer<typeof categorySchema>;

const securityWords = ['login', 'logout', 'mfa', 'password', 'session', 'failed_attempt', 'lockout'];
const integrationWords = [
  'oauth',
  'transcript_push',
  'push_transcript',
  'webhook_sent',
  'webhook_send',
  'send_webhook',
  'salesforce',
];
const accessActions = new Set(['access', 'download', 'read', 'export', 'view', 'play', 'listen']);
const changeActions = new Set([
  'create',
  'update',
  'delete',
  'publish',
  'unpublish',
  'restore',
  'enable',
  'disable',
  'assign',
  'unassign',
]);

const fold = (value: string | null): string => (value ?? '').toLowerCase().replace(/[\s.:-]+/g, '_');
const mentioned = (words: readonly string[], value: string): string | undefined =>
  words.find((word) => value.includes(word));

/**
 * Which rule put an event in its category, and the word it found: of the action (`action…`) or of the resource's type
 * (`resource…`); `actionOn`: a change of a resource that is about security.
 */
export interface CategoryRule {
  category: Category;
  rule: 'action' | 'actionOn' | 'resource' | 'none';
  word: string;
}

/** The rule for an action and a resource type; the first that fits wins, in the order of the table. */
export const categoryRule = (action: string | null, resourceType: string | null): CategoryRule => {
  const verb = fold(action);
  const type = fold(resourceType);
  const security = mentioned(securityWords, verb);
  if (security !== undefined) return { category: 'security', rule: 'action', word: security };
  const integration = mentioned(integrationWords, verb);
  if (integration !== undefined) return { category: 'integration', rule: 'action', word: integration };
  const head = verb.split('_')[0] ?? '';
  const access = [verb, head].find((word) => accessActions.has(word));
  if (access !== undefined) return { category: 'data_access', rule: 'action', word: access };
  const change = [verb, head].find((word) => changeActions.has(word));
  if (change !== undefined) {
    return type === 'session' || type === 'mfa' || type === 'password'
      ? { category: 'security', rule: 'actionOn', word: type }
      : { category: 'configuration', rule: 'action', word: change };
  }
  const resource = mentioned(securityWords, type);
  if (resource !== undefined) return { category: 'security', rule: 'resource', word: resource };
  return { category: 'other', rule: 'none', word: '' };
};

/** Category of an event from its action and resource type. */
export const categoryOf = (action: string | null, resourceType: string | null): Category =>
  categoryRule(action, resourceType).category;
