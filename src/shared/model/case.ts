// The analyst's own work on an archive: saved views, stars, tags, notes, an ordered story, decisions about findings and samples
// under test. It is kept apart from the evidence (case.sqlite beside the segments) and every change of it can be undone.
import { z } from 'zod';
import { gridLayoutSchema } from './grid-layout.ts';
import { judgementSchema } from './judgement.ts';
import { sortSchema } from './query.ts';
import { drawnSampleSchema, keptSampleSchema, testResults } from './sample.ts';

const id = z.string().min(1).max(64);
const eventId = z
  .string()
  .min(1)
  .max(1024 * 1024);
const eventIds = z.array(eventId).min(1).max(100_000);
const text = z.string().max(100_000);

/** A label for events: letters and signs without a space, comma, quote or bracket, so that `tag:…` needs no quotes. */
export const tagSchema = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[^\s,"()*:/\\]+$/u);

/**
 * The stretch of time of a view, kept apart from its other terms. `absolute`: bounds as a filter writes them. `relative`:
 * the last `amount` units before the moment it is used, or before the newest event of the archive.
 */
export const viewTimeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('any') }),
  z.object({ kind: z.literal('absolute'), from: z.string().max(64).nullable(), to: z.string().max(64).nullable() }),
  z.object({
    kind: z.literal('relative'),
    amount: z.number().int().min(1).max(10_000),
    unit: z.enum(['hour', 'day', 'week', 'month', 'year']),
    before: z.enum(['now', 'newest']),
  }),
]);
export type ViewTime = z.infer<typeof viewTimeSchema>;

/** What a view shows: filter text without its time, zone (null: the reader's own), order, page and the grid's layout. */
export const viewBodySchema = z.object({
  name: z.string().trim().min(1).max(120),
  query: z.string().max(20_000),
  time: viewTimeSchema,
  zone: z.string().max(64).nullable(),
  sort: sortSchema,
  page: z.enum(['/events', '/access']),
  layout: gridLayoutSchema.nullable(),
});
export type ViewBody = z.infer<typeof viewBodySchema>;
export const savedViewSchema = viewBodySchema.extend({ id, updatedAt: z.string() });
export type SavedView = z.infer<typeof savedViewSchema>;

/** What was said of one event; one without star, tags and note is not kept. `note` is Markdown. */
export const markSchema = z.object({
  eventId,
  starred: z.boolean(),
  tags: z.array(tagSchema),
  note: text,
  updatedAt: z.string(),
});
export type Mark = z.infer<typeof markSchema>;

/** A step of the story, in order: an event with a remark, or a remark alone. `text` is Markdown. */
export const storyStepSchema = z.object({ id, eventId: eventId.nullable(), text });
export type StoryStep = z.infer<typeof storyStepSchema>;

/** One change; each is one step of undo. `place` counts from 0, and beyond the end is the end. */
export const caseChangeSchema = z.discriminatedUnion('kind', [
  /** `id` null makes a new view. */
  z.object({ kind: z.literal('saveView'), id: id.nullable(), view: viewBodySchema }),
  z.object({ kind: z.literal('removeView'), id }),
  z.object({ kind: z.literal('moveView'), id, place: z.number().int().min(0) }),
  z.object({ kind: z.literal('star'), eventIds, starred: z.boolean() }),
  z.object({ kind: z.literal('tag'), eventIds, add: z.array(tagSchema).max(50), remove: z.array(tagSchema).max(50) }),
  z.object({ kind: z.literal('note'), eventId, text }),
  z.object({
    kind: z.literal('addStep'),
    eventIds: z.array(eventId).max(1000),
    text,
    place: z.number().int().min(0).nullable(),
  }),
  z.object({ kind: z.literal('editStep'), id, text }),
  z.object({ kind: z.literal('moveStep'), id, place: z.number().int().min(0) }),
  z.object({ kind: z.literal('removeStep'), id }),
  /** Adds the views of a filter pack; those of the same name are replaced. `name`: the file's, for messages only. */
  z.object({
    kind: z.literal('importPack'),
    text: z.string().max(5_000_000),
    name: z.string().min(1).max(1024).optional(),
  }),
  /** Decides about a finding, a rule's hit or a visit, or with `verdict` null takes the decision back. */
  judgementSchema
    .omit({ updatedAt: true })
    .extend({ kind: z.literal('judge'), verdict: judgementSchema.shape.verdict.nullable() }),
  /** Begins a test sheet of a drawn sample, at the end of the list. */
  z.object({ kind: z.literal('keepSample'), title: keptSampleSchema.shape.title, sample: drawnSampleSchema }),
  /** What was found of one item; `result` null takes it back. */
  z.object({
    kind: z.literal('testItem'),
    id,
    eventId,
    result: z.enum(testResults).nullable(),
    note: z.string().max(10_000),
  }),
  /** The next replacement of the item's stratum is tested in its stead; `note` says why. */
  z.object({ kind: z.literal('replaceItem'), id, eventId, note: z.string().max(10_000) }),
  z.object({ kind: z.literal('removeSample'), id }),
]);
export type CaseChange = z.infer<typeof caseChangeSchema>;

/** What would be undone or redone: the kind of change and how many things it touched. */
const stepNameSchema = z.object({ kind: z.string(), count: z.number().int() });

/** The whole case. `revision` grows with every change, also by other windows. */
export const caseStateSchema = z.object({
  revision: z.number().int(),
  views: z.array(savedViewSchema),
  marks: z.array(markSchema),
  story: z.array(storyStepSchema),
  /** By what they are of, then by key. */
  judgements: z.array(judgementSchema),
  /** In the order they were kept. */
  samples: z.array(keptSampleSchema),
  undo: stepNameSchema.nullable(),
  redo: stepNameSchema.nullable(),
});
export type CaseState = z.infer<typeof caseStateSchema>;

/** A file of saved views for another machine or archive. */
export const filterPackSchema = z.strictObject({
  format: z.literal('sivo-audit-filter-pack'),
  version: z.literal(1),
  views: z.array(viewBodySchema).min(1).max(1000),
});
export type FilterPack = z.infer<typeof filterPackSchema>;

/** How many of the events that fit a filter bear each tag, most frequent first, and how many are starred or have a note. */
export const markCountsSchema = z.object({
  tags: z.array(z.object({ tag: tagSchema, count: z.number().int() })),
  starred: z.number().int(),
  noted: z.number().int(),
});
export type MarkCounts = z.infer<typeof markCountsSchema>;
