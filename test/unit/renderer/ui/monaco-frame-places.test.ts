import { describe, expect, it } from 'vitest';
import { lineOfBlock, stepBlock } from '#renderer/ui/monaco-frame-places.ts';

const block = (modifiedStartLineNumber: number, modifiedEndLineNumber = modifiedStartLineNumber) => ({
  modifiedStartLineNumber,
  modifiedEndLineNumber,
});
const blocks = [block(1), block(10, 12), block(30, 0)];

describe('the way through the changed blocks', () => {
  it('goes from one to the next and round the end', () => {
    expect(stepBlock(blocks, null, 'next')).toBe(0);
    expect(stepBlock(blocks, 1, 'next')).toBe(1);
    expect(stepBlock(blocks, 11, 'next')).toBe(2);
    expect(stepBlock(blocks, 31, 'next')).toBe(0);
  });

  it('goes back and round the beginning', () => {
    expect(stepBlock(blocks, null, 'previous')).toBe(2);
    expect(stepBlock(blocks, 31, 'previous')).toBe(1);
    expect(stepBlock(blocks, 10, 'previous')).toBe(0);
    expect(stepBlock(blocks, 1, 'previous')).toBe(2);
  });

  it('puts the cursor behind lines that were taken out', () => {
    expect(lineOfBlock(block(30, 0))).toBe(31);
    expect(lineOfBlock(block(10, 12))).toBe(10);
  });

  it('has nowhere to go where nothing differs', () => {
    expect(stepBlock([], 5, 'next')).toBeNull();
    expect(stepBlock([], null, 'previous')).toBeNull();
  });
});
