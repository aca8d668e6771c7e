// The folder of windows that are being fetched or were left by an interrupted pull: one folder a window.
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RemoteAddress } from './remote-address.ts';
import type { Span } from './spans.ts';
import { readSpoolHead, WindowSpool } from './window-spool.ts';

export interface PullSpools {
  /** Windows of this address that were begun and can be gone on with. Whatever is too old or unreadable is removed. */
  pending(): Promise<Span[]>;
  open(window: Span): Promise<WindowSpool>;
}

const prefix = 'window-';

/** `maxAgeMs`: of what can be gone on with, since its first page was asked for. */
export const pullSpools = (folder: string, { url }: RemoteAddress, maxAgeMs: number, now: () => Date): PullSpools => {
  const requestOf = ({ from, to }: Span): string => `${url.href} ${from} ${to}`;
  const nameOf = (window: Span): string =>
    `${prefix}${createHash('sha256').update(requestOf(window)).digest('hex').slice(0, 32)}`;
  return {
    pending: async () => {
      const spans: Span[] = [];
      for (const name of await readdir(folder).catch(() => [])) {
        if (!name.startsWith(prefix)) continue;
        const head = await readSpoolHead(join(folder, name));
        const age = head === null ? Number.POSITIVE_INFINITY : now().getTime() - head.startedAt;
        if (head === null || age > maxAgeMs || age < 0) {
          await rm(join(folder, name), { recursive: true, force: true });
        } else if (head.request === requestOf(head)) spans.push({ from: head.from, to: head.to });
      }
      return spans;
    },
    open: (window) =>
      WindowSpool.open(join(folder, nameOf(window)), {
        kind: 'window',
        version: 1,
        request: requestOf(window),
        ...window,
        startedAt: now().getTime(),
      }),
  };
};
