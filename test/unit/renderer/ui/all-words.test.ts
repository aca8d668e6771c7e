import { describe, expect, it } from 'vitest';
import type { Words } from '#renderer/ui/define-words.ts';

const modules = import.meta.glob<{ words: Words<string> }>(
  '../../../../src/renderer/{features/*,features/*/*,ui,ui/*}/words.ts',
  { eager: true },
);
const declared = Object.entries(modules).map(([path, module]) => ({ path, words: module.words }));
const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1] ?? '').sort();

describe('the words of every feature', () => {
  it('are found, each under its own name', () => {
    const names = declared.map(({ words }) => words.namespace);
    expect(names.length).toBeGreaterThan(8);
    expect(new Set(names).size).toBe(names.length);
    for (const { path, words } of declared) expect(path).toContain(`/${words.namespace}/words.ts`);
  });

  it.each(declared)('have the same keys and holes in both languages: $words.namespace', ({ words }) => {
    expect(Object.keys(words.es).sort()).toEqual(Object.keys(words.en).sort());
    for (const [key, text] of Object.entries(words.en)) {
      expect(text.trim(), key).not.toBe('');
      expect(words.es[key]?.trim(), key).not.toBe('');
      expect(holes(words.es[key] ?? ''), key).toEqual(holes(text));
    }
  });

  it.each(declared)('declare the many beside every one: $words.namespace', ({ words }) => {
    const ones = Object.keys(words.en).filter((key) => key.endsWith('_one'));
    for (const one of ones) expect(words.en).toHaveProperty([one.replace(/_one$/, '')]);
  });
});
