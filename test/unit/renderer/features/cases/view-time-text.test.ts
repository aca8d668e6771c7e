import { expect, it } from 'vitest';
import { viewTimeText } from '#renderer/features/cases/view-time-text.ts';
import { words } from '#renderer/features/cases/words.ts';
import type { Say } from '#renderer/ui/define-words.ts';

const say: Say<keyof (typeof words)['en']> = (key, values = {}) => {
  const one = `${key}_one`;
  const text = values.count === 1 && one in words.en ? words.en[one as typeof key] : words.en[key];
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
};

it('says every stretch of time a view can have', () => {
  expect(viewTimeText({ kind: 'any' }, say)).toBe('any time');
  expect(viewTimeText({ kind: 'absolute', from: null, to: null }, say)).toBe('any time');
  expect(viewTimeText({ kind: 'absolute', from: '2026-05-01', to: null }, say)).toBe('from 2026-05-01');
  expect(viewTimeText({ kind: 'absolute', from: null, to: '2026-06-01' }, say)).toBe('until 2026-06-01');
  expect(viewTimeText({ kind: 'absolute', from: '2026-05-01', to: '2026-06-01' }, say)).toBe(
    '2026-05-01 to 2026-06-01',
  );
  expect(viewTimeText({ kind: 'relative', amount: 1, unit: 'month', before: 'newest' }, say)).toBe(
    'last month, up to the newest event',
  );
  expect(viewTimeText({ kind: 'relative', amount: 30, unit: 'day', before: 'now' }, say)).toBe(
    'last 30 days, up to now',
  );
});
