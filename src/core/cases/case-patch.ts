// A change of a case as data: what is put, what is removed, and in which order the lists then stand. The inverse of a patch
// is a patch, and the log of a case is made of these.
import { z } from 'zod';
import { markSchema, savedViewSchema, storyStepSchema } from '#shared/model/case.ts';
import type { CaseContent } from './case-content.ts';

/** `order`: the ids of the whole list after the patch; absent where the list has the same members in the same order. */
export interface ListPatch<Item> {
  put?: Item[] | undefined;
  remove?: string[] | undefined;
  order?: string[] | undefined;
}

const listPatchSchema = <Item extends z.ZodType>(item: Item) =>
  z.object({
    put: z.array(item).optional(),
    remove: z.array(z.string()).optional(),
    order: z.array(z.string()).optional(),
  });

export const casePatchSchema = z.object({
  views: listPatchSchema(savedViewSchema).optional(),
  /** Keys are event ids; marks have no order. */
  marks: z.object({ put: z.array(markSchema).optional(), remove: z.array(z.string()).optional() }).optional(),
  story: listPatchSchema(storyStepSchema).optional(),
});
export type CasePatch = z.infer<typeof casePatchSchema>;

interface Named {
  readonly id: string;
}

const patchedList = <Item extends Named>(
  list: readonly Item[],
  patch: ListPatch<Item> | undefined,
): readonly Item[] => {
  if (patch === undefined) return list;
  const byId = new Map(list.map((item) => [item.id, item]));
  for (const id of patch.remove ?? []) byId.delete(id);
  for (const item of patch.put ?? []) byId.set(item.id, item);
  if (patch.order === undefined) return [...byId.values()];
  return patch.order.flatMap((id) => byId.get(id) ?? []);
};

/** The content with the patch in it; the content given stays as it is. */
export const applyPatch = (content: CaseContent, { views, marks, story }: CasePatch): CaseContent => {
  const patchedMarks = new Map(content.marks);
  for (const id of marks?.remove ?? []) patchedMarks.delete(id);
  for (const mark of marks?.put ?? []) patchedMarks.set(mark.eventId, mark);
  return {
    views: patchedList(content.views, views),
    marks: marks === undefined ? content.marks : patchedMarks,
    story: patchedList(content.story, story),
  };
};

const inverseList = <Item extends Named>(list: readonly Item[], patch: ListPatch<Item>): ListPatch<Item> => {
  const byId = new Map(list.map((item) => [item.id, item]));
  const touched = [...(patch.put ?? []).map(({ id }) => id), ...(patch.remove ?? [])];
  return {
    put: touched.flatMap((id) => byId.get(id) ?? []),
    remove: touched.filter((id) => !byId.has(id)),
    ...(patch.order === undefined ? {} : { order: list.map(({ id }) => id) }),
  };
};

/** The patch that leads from `applyPatch(content, patch)` back to `content`. */
export const inversePatch = (content: CaseContent, { views, marks, story }: CasePatch): CasePatch => {
  const marked = [...(marks?.put ?? []).map(({ eventId }) => eventId), ...(marks?.remove ?? [])];
  return {
    ...(views === undefined ? {} : { views: inverseList(content.views, views) }),
    ...(marks === undefined
      ? {}
      : {
          marks: {
            put: marked.flatMap((id) => content.marks.get(id) ?? []),
            remove: marked.filter((id) => !content.marks.has(id)),
          },
        }),
    ...(story === undefined ? {} : { story: inverseList(content.story, story) }),
  };
};
