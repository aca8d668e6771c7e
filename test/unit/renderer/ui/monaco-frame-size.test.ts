import { describe, expect, it } from 'vitest';
import { fitsMonaco, monacoMaxBytes, monacoMaxLines, textSize } from '#renderer/ui/monaco-frame-size.ts';

describe('textSize', () => {
  it('counts bytes of UTF-8 and lines', () => {
    expect(textSize('')).toEqual({ bytes: 0, lines: 0 });
    expect(textSize('é')).toEqual({ bytes: 2, lines: 1 });
    expect(textSize('{\n  "a": 1\n}')).toEqual({ bytes: 12, lines: 3 });
  });
});

describe('fitsMonaco', () => {
  it('goes by the larger text, in bytes and in lines', () => {
    const most = { bytes: monacoMaxBytes, lines: monacoMaxLines };
    expect(fitsMonaco(most, most)).toBe(true);
    expect(fitsMonaco(most, { ...most, bytes: monacoMaxBytes + 1 })).toBe(false);
    expect(fitsMonaco({ ...most, lines: monacoMaxLines + 1 }, most)).toBe(false);
  });
});
