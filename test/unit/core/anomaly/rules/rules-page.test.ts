// docs/rules.md says what is there: its table names every built-in rule with its severity, and its example is a rule that holds.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { builtInRules } from '#core/anomaly/rules/built-in-rules.ts';
import { checkRuleText } from '#core/anomaly/rules/check-rule-text.ts';

const page = readFileSync(new URL('../../../../../docs/rules.md', import.meta.url), 'utf8');

it('tells every built-in rule with its severity, in their order', () => {
  const told = [...page.matchAll(/^\| `([a-z-]+)` \| (low|medium|high) \|/gm)].map(([, id, severity]) => [
    id,
    severity,
  ]);
  expect(told).toEqual(builtInRules().map(({ rule }) => [rule.id, rule.severity]));
});

it('has an example that can be kept as it stands', async () => {
  const example = /```json\n(.*?)```/s.exec(page)?.[1] ?? '';
  expect((await checkRuleText(example, 'docs/rules.md')).id).toBe('delete-after-export');
});
