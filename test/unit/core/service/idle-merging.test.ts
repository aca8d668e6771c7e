import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createIdleMerging } from '#core/service/idle-merging.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const start = (mergeable = true) => {
  const log: string[] = [];
  const merging = createIdleMerging({
    afterMs: 1000,
    isMergeable: async (path) => {
      log.push(`look at ${path}`);
      return mergeable;
    },
    merge: (path, signal) =>
      new Promise((_, reject) => {
        log.push(`merge ${path}`);
        signal.addEventListener('abort', () => {
          log.push(`give up ${path}`);
          reject(signal.reason);
        });
      }),
  });
  return { merging, log };
};

describe('merging while nothing else is written', () => {
  it('begins after a quiet time, and only where there is something to merge', async () => {
    const { merging, log } = start();
    merging.restart('/a');
    await vi.advanceTimersByTimeAsync(999);
    expect(log).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(log).toEqual(['look at /a', 'merge /a']);
    const other = start(false);
    other.merging.restart('/b');
    await vi.advanceTimersByTimeAsync(5000);
    expect(other.log).toEqual(['look at /b']);
  });

  it('is given up when a job begins, and waits for a quiet time after it', async () => {
    const { merging, log } = start();
    merging.restart('/a');
    await vi.advanceTimersByTimeAsync(1000);
    merging.pause();
    expect(log.at(-1)).toBe('give up /a');
    await vi.advanceTimersByTimeAsync(5000);
    expect(log).toHaveLength(3);
    merging.restart('/a');
    await vi.advanceTimersByTimeAsync(1000);
    expect(log.slice(3)).toEqual(['look at /a', 'merge /a']);
  });

  it('belongs to the archive that is open', async () => {
    const { merging, log } = start();
    merging.restart('/a');
    await vi.advanceTimersByTimeAsync(500);
    merging.restart('/b');
    await vi.advanceTimersByTimeAsync(1000);
    expect(log).toEqual(['look at /b', 'merge /b']);
    merging.restart(null);
    await vi.advanceTimersByTimeAsync(5000);
    expect(log.at(-1)).toBe('give up /b');
    expect(log).toHaveLength(3);
  });

  it('does not begin when a job begins while it looks', async () => {
    const { merging, log } = start();
    merging.restart('/a');
    vi.advanceTimersByTime(1000);
    merging.pause();
    await vi.advanceTimersByTimeAsync(1000);
    expect(log).toEqual(['look at /a']);
  });
});
