import { describe, expect, it } from 'vitest';
import { fitsMonaco, monacoMaxBytes, monacoMaxLines } from '#renderer/ui/monaco-frame-size.ts';

describe('fitsMonaco', () => {
  it('counts the bytes of both texts, not their characters', () => {
    expect(fitsMonaco('a'.repeat(monacoMaxBytes), '')).toBe(true);
    expect(fitsMonaco('a'.repeat(monacoMaxBytes), 'a')).toBe(false);
    expect(fitsMonaco('é'.repeat(monacoMaxBytes / 2), 'é')).toBe(false);
  });

  it('counts the lines of both texts', () => {
    expect(fitsMonaco('\n'.repeat(monacoMaxLines - 2), '')).toBe(true);
    expect(fitsMonaco('\n'.repeat(monacoMaxLines - 1), '')).toBe(false);
  });
});
