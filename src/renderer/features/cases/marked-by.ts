// The marked events in groups: all of them, the starred ones, and those of each tag.
import type { Mark } from '#shared/model/case.ts';

/** `key`: `''` for all, `starred`, or `tag:` and the tag. */
export interface MarkGroup {
  key: string;
  count: number;
}

const isMarked = ({ starred, tags }: Mark): boolean => starred || tags.length > 0;

/** Tags of most events first, then by name. Nothing where no event is starred or tagged. */
export const markGroups = (marks: readonly Mark[]): MarkGroup[] => {
  const all = marks.filter(isMarked);
  if (all.length === 0) return [];
  const byTag = new Map<string, number>();
  for (const { tags } of all) for (const tag of tags) byTag.set(tag, (byTag.get(tag) ?? 0) + 1);
  const starred = all.filter((mark) => mark.starred).length;
  const tags = [...byTag].sort(([one, many], [other, more]) => more - many || one.localeCompare(other));
  return [
    { key: '', count: all.length },
    ...(starred === 0 ? [] : [{ key: 'starred', count: starred }]),
    ...tags.map(([tag, count]) => ({ key: `tag:${tag}`, count })),
  ];
};

/** The events of a group, those marked last first. */
export const markedBy = (marks: readonly Mark[], key: string): Mark[] =>
  marks
    .filter(isMarked)
    .filter(
      ({ starred, tags }) => key === '' || (key === 'starred' ? starred : tags.includes(key.slice('tag:'.length))),
    )
    .sort((one, other) => other.updatedAt.localeCompare(one.updatedAt));
