import { describe, expect, it } from 'vitest';
import { pageRows, pagesBetween } from '#renderer/data/use-rows.ts';

describe('pagesBetween', () => {
  it('names the pages that hold the rows, both ends included', () => {
    expect(pagesBetween(0, pageRows - 1, 10_000)).toEqual([0]);
    expect(pagesBetween(pageRows - 1, pageRows, 10_000)).toEqual([0, 1]);
    expect(pagesBetween(450, 850, 10_000)).toEqual([2, 3, 4]);
  });

  it('asks for nothing past the last row or of an empty result', () => {
    expect(pagesBetween(0, 40, 0)).toEqual([]);
    expect(pagesBetween(190, 400, 201)).toEqual([0, 1]);
    expect(pagesBetween(190, 400, 200)).toEqual([0]);
    expect(pagesBetween(300, 400, 200)).toEqual([]);
  });
});
