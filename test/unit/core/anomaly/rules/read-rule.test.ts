// A rule from a text: what is wrong is named with its place.
import { describe, expect, it } from 'vitest';
import { builtInRules } from '#core/anomaly/rules/built-in-rules.ts';
import { checkRuleText } from '#core/anomaly/rules/check-rule-text.ts';
import { readRule } from '#core/anomaly/rules/read-rule.ts';

const [first] = builtInRules();
const good = JSON.parse(first?.text ?? '') as Record<string, unknown> & { steps: object[]; samples: object[] };
const text = (part: Record<string, unknown>): string => JSON.stringify({ ...good, ...part });
const step = (part: Record<string, unknown>): { steps: object[] } => ({ steps: [{ ...good.steps[0], ...part }] });

describe('reading a rule', () => {
  it('reads its own text, also with a byte order mark', () => {
    expect(readRule(`\uFEFF${text({})}`, 'a.json')).toMatchObject({ id: 'mass-access' });
  });

  it.each([
    ['[]', 'JSON object'],
    ['{"a":', 'JSON'],
    [text({ format: 'other' }), 'format: "sivo-audit-rule" expected'],
    [text({ version: 2 }), 'version: 1 expected, 2 found'],
    [text({ id: 'Not An Id' }), 'id:'],
    [text({ extra: 1 }), 'extra'],
    [text(step({ filter: 'action:' })), 'action:'],
    [text(step({ filter: 'starred:true' })), 'starred'],
    [text(step({ filter: 'ip:/(/' })), '/(/'],
    [text(step({ withinMinutes: null })), 'withinMinutes'],
    [text(step({ afterMinutes: 5 })), 'first step'],
    [text(step({ by: 'ip' })), 'cannot be held against'],
    [text(step({ test: { kind: 'else' } })), 'test'],
    [text({ sentence: { en: '{actor} {nobody}', es: '{actor}' } }), '{nobody} cannot be filled'],
    [text({ sentence: { en: '{silentDays}', es: 'x' } }), '{silentDays} cannot be filled'],
    [text({ samples: good.samples.slice(0, 1) }), 'does not fire is needed'],
  ])('refuses %.60s', (bad, told) => {
    expect(() => readRule(bad, 'a.json')).toThrow(told);
    expect(() => readRule(bad, 'a.json')).toThrow('BAD_RULE');
  });

  it('names the sample that does not hold, and the event no import would take', async () => {
    const wrong = good.samples.map((sample, index) => (index === 1 ? { ...sample, fires: 5 } : sample));
    await expect(checkRuleText(text({ samples: wrong }), 'a.json')).rejects.toMatchObject({
      code: 'BAD_RULE',
      data: { where: expect.stringContaining('pace'), detail: expect.stringContaining('5 expected, 2 found') },
    });
    const odd = [...good.samples, { name: 'no time', fires: 0, events: [{ id: 'x', timestamp: 'soon', action: 'a' }] }];
    await expect(checkRuleText(text({ samples: odd }), 'a.json')).rejects.toMatchObject({
      code: 'BAD_RULE',
      data: { where: expect.stringContaining('no time'), detail: expect.stringContaining('events[0]') },
    });
  });
});
