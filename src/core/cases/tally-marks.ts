// How often each tag, star and note stands among some events.
import type { Mark, MarkCounts } from '#shared/model/case.ts';

/** An event that is named twice counts twice; tags most frequent first, then by name. */
export const tallyMarks = (marks: ReadonlyMap<string, Mark>, ids: readonly string[]): MarkCounts => {
  const tags = new Map<string, number>();
  let starred = 0;
  let noted = 0;
  for (const id of ids) {
    const mark = marks.get(id);
    if (mark === undefined) continue;
    for (const tag of mark.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    if (mark.starred) starred += 1;
    if (mark.note !== '') noted += 1;
  }
  const counted = [...tags].map(([tag, count]) => ({ tag, count }));
  counted.sort((one, other) => other.count - one.count || (one.tag < other.tag ? -1 : 1));
  return { tags: counted, starred, noted };
};
