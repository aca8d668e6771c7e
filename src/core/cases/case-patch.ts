// A change of a case as data: what is put, what is removed, and in which order the lists then stand. The inverse of a patch
// is a patch, and the log of a case is made of these.
import { z } from 'zod';
import { markSchema, savedViewSchema, storyStepSchema } from '#shared/model/case.ts';
import { judgementSchema } from '#shared/model/judgement.ts';
import { type KeptSample, keptSampleSchema, testedItemSchema } from '#shared/model/sample.ts';
import { type CaseContent, judgementKey } from './case-content.ts';

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
  /** Keys are those of `judgementKey`. */
  judgements: z.object({ put: z.array(judgementSchema).optional(), remove: z.array(z.string()).optional() }).optional(),
  samples: listPatchSchema(keptSampleSchema).optional(),
  /** Rows of one sample's test sheet, by event id; new ones stand at its end. */
  sheet: z
    .object({ id: z.string(), updatedAt: z.string(), put: z.array(testedItemSchema), remove: z.array(z.string()) })
    .optional(),
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

/** Of things that have no order. */
interface MapPatch<Item> {
  put?: Item[] | undefined;
  remove?: string[] | undefined;
}

const patchedMap = <Item>(
  map: ReadonlyMap<string, Item>,
  patch: MapPatch<Item> | undefined,
  keyOf: (item: Item) => string,
): ReadonlyMap<string, Item> => {
  if (patch === undefined) return map;
  const patched = new Map(map);
  for (const key of patch.remove ?? []) patched.delete(key);
  for (const item of patch.put ?? []) patched.set(keyOf(item), item);
  return patched;
};

const patchedSheet = (samples: readonly KeptSample[], sheet: CasePatch['sheet']): readonly KeptSample[] =>
  samples.map((sample) => {
    if (sheet?.id !== sample.id) return sample;
    const rows = new Map(sample.items.map((item) => [item.eventId, item]));
    const items = patchedMap(rows, sheet, ({ eventId }) => eventId);
    return { ...sample, updatedAt: sheet.updatedAt, items: [...items.values()] };
  });

/** The content with the patch in it; the content given stays as it is. */
export const applyPatch = (
  content: CaseContent,
  { views, marks, story, judgements, samples, sheet }: CasePatch,
): CaseContent => ({
  views: patchedList(content.views, views),
  marks: patchedMap(content.marks, marks, ({ eventId }) => eventId),
  story: patchedList(content.story, story),
  judgements: patchedMap(content.judgements, judgements, judgementKey),
  samples: patchedSheet(patchedList(content.samples, samples), sheet),
});

const inverseList = <Item extends Named>(list: readonly Item[], patch: ListPatch<Item>): ListPatch<Item> => {
  const byId = new Map(list.map((item) => [item.id, item]));
  const touched = [...(patch.put ?? []).map(({ id }) => id), ...(patch.remove ?? [])];
  return {
    put: touched.flatMap((id) => byId.get(id) ?? []),
    remove: touched.filter((id) => !byId.has(id)),
    ...(patch.order === undefined ? {} : { order: list.map(({ id }) => id) }),
  };
};

const inverseMap = <Item>(
  map: ReadonlyMap<string, Item>,
  { put = [], remove = [] }: MapPatch<Item>,
  keyOf: (item: Item) => string,
): MapPatch<Item> => {
  const touched = [...put.map(keyOf), ...remove];
  return { put: touched.flatMap((key) => map.get(key) ?? []), remove: touched.filter((key) => !map.has(key)) };
};

/** A sheet that is not there stays as it is. */
const inverseSheet = (samples: readonly KeptSample[], sheet: NonNullable<CasePatch['sheet']>): CasePatch => {
  const sample = samples.find(({ id }) => id === sheet.id);
  if (sample === undefined) return {};
  const rows = new Map(sample.items.map((item) => [item.eventId, item]));
  const { put = [], remove = [] } = inverseMap(rows, sheet, ({ eventId }) => eventId);
  return { sheet: { id: sheet.id, updatedAt: sample.updatedAt, put, remove } };
};

/** The patch that leads from `applyPatch(content, patch)` back to `content`. */
export const inversePatch = (
  content: CaseContent,
  { views, marks, story, judgements, samples, sheet }: CasePatch,
): CasePatch => ({
  ...(views === undefined ? {} : { views: inverseList(content.views, views) }),
  ...(marks === undefined ? {} : { marks: inverseMap(content.marks, marks, ({ eventId }) => eventId) }),
  ...(story === undefined ? {} : { story: inverseList(content.story, story) }),
  ...(judgements === undefined ? {} : { judgements: inverseMap(content.judgements, judgements, judgementKey) }),
  ...(samples === undefined ? {} : { samples: inverseList(content.samples, samples) }),
  ...(sheet === undefined ? {} : inverseSheet(content.samples, sheet)),
});
