// The versions of a resource on a line: one mark for each, or for several that would stand on top of each other.
import type { ResourceVersion } from '#shared/model/changes.ts';
import type { Span } from '../../../ui/span.ts';

export interface LifeMark {
  /** Pixel of its middle. */
  x: number;
  /** Places of the first and the last version it stands for. */
  first: number;
  last: number;
  kind: ResourceVersion['kind'] | 'several';
  /** Of several: whether the resource was made or removed among them. */
  created: boolean;
  deleted: boolean;
}

/** Pixels between the middles of two marks, at least. */
export const markGap = 22;

const hourMs = 3_600_000;

/** From the first version to the last, with a little air on both sides. `times`: epoch ms, ascending. */
export const lifeSpan = (times: readonly number[]): Span => {
  const [first = 0, last = first] = [times[0], times.at(-1)];
  const air = Math.max(hourMs, Math.round((last - first) * 0.02));
  return { fromMs: first - air, toMs: last + air };
};

/** Marks of the versions within the span, from left to right: never more than `width / markGap + 1`, however many there are. */
export const placeMarks = (
  versions: readonly Pick<ResourceVersion, 'kind'>[],
  times: readonly number[],
  span: Span,
  width: number,
): LifeMark[] => {
  const marks: LifeMark[] = [];
  const length = Math.max(1, span.toMs - span.fromMs);
  let begun = Number.NEGATIVE_INFINITY;
  for (const [place, version] of versions.entries()) {
    const ms = times[place] ?? Number.NaN;
    if (!(ms >= span.fromMs && ms < span.toMs)) continue;
    const x = ((ms - span.fromMs) / length) * width;
    const open = marks.at(-1);
    const [created, deleted] = [version.kind === 'create', version.kind === 'delete'];
    if (open === undefined || x - begun >= markGap) {
      marks.push({ x, first: place, last: place, kind: version.kind, created, deleted });
      begun = x;
    } else {
      open.last = place;
      open.kind = 'several';
      open.created ||= created;
      open.deleted ||= deleted;
    }
  }
  return marks;
};

/** The stretch of the versions a mark stands for, widened so that they come apart; null where all are of one instant. */
export const spanOfMark = ({ first, last }: LifeMark, times: readonly number[]): Span | null => {
  const [fromMs = 0, toMs = 0] = [times[first], times[last]];
  if (toMs <= fromMs) return null;
  const air = Math.max(1, Math.ceil((toMs - fromMs) * 0.05));
  return { fromMs: fromMs - air, toMs: toMs + air };
};
