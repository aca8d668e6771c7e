// A user's activity as a tiny line.
import type { Sparklines } from '#shared/model/patterns-over-time.ts';

/** Pixels. */
export const sparkSize = { width: 44, height: 12 } as const;

const round = (value: number): string => String(Math.round(value * 10) / 10);

/** Path of the line; '' without events. The tallest point reaches the top. */
export const sparkPath = (counts: readonly number[]): string => {
  const most = Math.max(0, ...counts);
  if (most === 0 || counts.length < 2) return '';
  const { width, height } = sparkSize;
  const room = height - 2;
  return counts
    .map((count, place) => {
      const x = (place / (counts.length - 1)) * width;
      return `${place === 0 ? 'M' : 'L'}${round(x)} ${round(1 + room - (count / most) * room)}`;
    })
    .join('');
};

/** The middle of the busiest span, epoch ms; null without events. */
export const busiestMs = ({ from, to }: Sparklines, counts: readonly number[]): number | null => {
  const most = Math.max(0, ...counts);
  if (from === null || to === null || most === 0) return null;
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return start + ((counts.indexOf(most) + 0.5) / counts.length) * (end - start);
};
