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
const mentions = (words: readonly string[], value: string): boolean => words.some((word) => value.includes(word));

/** Category of an event from its action and resource type; the first rule that fits wins, in the order of the table. */
export const categoryOf = (action: string | null, resourceType: string | null): Category => {
  const verb = fold(action);
  const type = fold(resourceType);
  if (mentions(securityWords, verb)) return 'security';
  if (mentions(integrationWords, verb)) return 'integration';
  const head = verb.split('_')[0] ?? '';
  if (accessActions.has(verb) || accessActions.has(head)) return 'data_access';
  if (changeActions.has(verb) || changeActions.has(head)) {
    return type === 'session' || type === 'mfa' || type === 'password' ? 'security' : 'configuration';
  }
  if (mentions(securityWords, type)) return 'security';
  return 'other';
};
