// What changed, said exactly: field by field, between states of a resource, along its history and across the archive.
// Absent, null and unknown are three things: a side that is not there and `known` is missing; one that is not known was never told.
import { z } from 'zod';
import { fieldChangeSchema } from './event.ts';
import { filterSchema } from './filter.ts';
import { jsonValueSchema } from './json.ts';
import { zoneSchema } from './query.ts';

const count = z.number().int().min(0);
const text = z.string().nullable();
const eventId = z
  .string()
  .min(1)
  .max(1024 * 1024);
const slot = z.string().min(1).max(128).optional();
const instant = z.iso.datetime({ offset: true });

export const whoSchema = z.object({ id: text, email: text });
export type Who = z.infer<typeof whoSchema>;

/** A resource: one thing of one tenant. `tenantId` left out means whichever tenant has it; null: the source named none. */
export const resourceRefSchema = z.object({
  type: z.string().min(1).max(4096),
  id: z.string().min(1).max(4096),
  tenantId: text.optional(),
});
export type ResourceRef = z.infer<typeof resourceRefSchema>;

export const units = ['milliseconds', 'seconds', 'minutes', 'hours', 'days', 'bytes', 'percent'] as const;
export type Unit = (typeof units)[number];

/** A piece of a long text compared by words. */
export const wordPieceSchema = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
export type WordPiece = z.infer<typeof wordPieceSchema>;

export const fieldDiffKinds = ['added', 'removed', 'changed', 'moved'] as const;

/**
 * One difference. `path`: for people, `nodes[n3].prompt` (the id or, without one, the index in brackets). `pointer`: RFC 6901,
 * in the state after, of a removed value in the state before; null where only a sparse diff names the field. `from`/`to`
 * absent: there is no value, or, where `fromKnown`/`toKnown` is false, nobody said. `fromIndex`/`toIndex`: places of a
 * moved item, counted from 0. `words`: the two texts by words, where both are long ones.
 */
export const fieldDiffSchema = z.object({
  path: z.string(),
  pointer: z.string().nullable(),
  kind: z.enum(fieldDiffKinds),
  from: jsonValueSchema.optional(),
  to: jsonValueSchema.optional(),
  fromKnown: z.boolean(),
  toKnown: z.boolean(),
  unit: z.enum(units).nullable(),
  fromIndex: count.optional(),
  toIndex: count.optional(),
  words: z.array(wordPieceSchema).nullable(),
});
export type FieldDiff = z.infer<typeof fieldDiffSchema>;

/** What a field became by the event's `diff`, against what its complete states say. */
export const disagreementSchema = z.object({
  path: z.string(),
  inDiff: fieldChangeSchema.omit({ field: true }),
  inStates: fieldChangeSchema.omit({ field: true }),
});
export type Disagreement = z.infer<typeof disagreementSchema>;

/**
 * One side, printed canonically (members sorted, two spaces). `text` null: nothing was stated, or it is too large to send
 * (`bytes` beyond `longestStateText`). `complete` false: only the fields that are known, `unknown` names those known to be missing.
 */
export const printedStateSchema = z.object({
  stated: z.boolean(),
  text: z.string().nullable(),
  bytes: count,
  lines: count,
  complete: z.boolean(),
  unknown: z.array(z.string()),
});
export type PrintedState = z.infer<typeof printedStateSchema>;
export const longestStateText = 8 * 1024 * 1024;

/** A node of a flow on both sides; places count from 0, null where it is not. `kind` `same` with other places: only others moved. */
export const flowNodeSchema = z.object({
  id: z.string(),
  type: text,
  kind: z.enum(['same', 'added', 'removed', 'changed', 'moved', 'moved-and-changed']),
  fromPlace: count.nullable(),
  toPlace: count.nullable(),
  fields: z.array(fieldDiffSchema),
});
export type FlowNode = z.infer<typeof flowNodeSchema>;

/**
 * Two sides compared. `basis`: what it rests on; `both`: complete states and a diff. `fields` holds at most the first
 * 10,000 of `total`. `limited`: the comparison stopped going into detail, and fields stand for whole branches. `flow`: the
 * nodes, where the states are those of a flow.
 */
export const comparisonSchema = z.object({
  basis: z.enum(['none', 'diff', 'states', 'both']),
  fields: z.array(fieldDiffSchema),
  total: count,
  limited: z.enum(['size', 'time']).nullable(),
  disagreements: z.array(disagreementSchema),
  before: printedStateSchema,
  after: printedStateSchema,
  flow: z.array(flowNodeSchema).nullable(),
});
export type Comparison = z.infer<typeof comparisonSchema>;
export const mostFieldDiffs = 10_000;

/** `contentHash` tells the version where sources conflict; null is the first stored one. */
export const changeOfEventInputSchema = z.object({
  id: eventId,
  contentHash: z.string().nullable().default(null),
  slot,
});
export type ChangeOfEventInput = z.infer<typeof changeOfEventInputSchema>;

/** A moment in a resource's history. `after`/`before`: the state an event left or found; `time`: everything up to the instant; `now`: all that is known. */
export const momentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({ kind: z.literal('time'), at: instant }),
  z.object({ kind: z.literal('after'), eventId }),
  z.object({ kind: z.literal('before'), eventId }),
]);
export type Moment = z.infer<typeof momentSchema>;

export const compareInputSchema = z.object({
  resource: resourceRefSchema,
  left: momentSchema,
  right: momentSchema,
  slot,
});
export type CompareInput = z.infer<typeof compareInputSchema>;

/** Resources with changes among the events that fit. `search` is looked for in type, id and name. */
export const changedResourcesInputSchema = z.object({
  filter: filterSchema,
  zone: zoneSchema.default('UTC'),
  search: z.string().max(1000).default(''),
  sort: z.enum(['newest', 'changes', 'type']).default('newest'),
  offset: count.default(0),
  limit: z.number().int().min(1).max(1000).default(200),
  slot,
});
export type ChangedResourcesInput = z.infer<typeof changedResourcesInputSchema>;

/** `name`: the newest one a state or change shows. `deleted`: its last change deleted it. */
export const changedResourceSchema = z.object({
  type: z.string(),
  id: z.string(),
  tenantId: text,
  name: text,
  changes: count,
  firstAt: z.string(),
  lastAt: z.string(),
  lastEventId: z.string(),
  lastBy: whoSchema,
  deleted: z.boolean(),
});
export type ChangedResource = z.infer<typeof changedResourceSchema>;

/** `total` resources and `changes` events fit; `unidentified` changes name no resource id and stand in no history. */
export const changedResourcesSchema = z.object({
  total: count,
  changes: count,
  unidentified: count,
  resources: z.array(changedResourceSchema),
});
export type ChangedResources = z.infer<typeof changedResourcesSchema>;

/**
 * A version: what an event left behind. `number` counts from 1 in order of (timestamp, id). `kind` is by the action and what
 * the change shows. `changes` holds at most the first four of `changeCount`; in fields of `abridged` values are texts that show
 * the beginning of long ones, ending in `…`. `conflict`: sources disagree about the event.
 */
export const resourceVersionSchema = z.object({
  number: z.number().int().min(1),
  eventId: z.string(),
  at: z.string(),
  actor: whoSchema,
  action: text,
  kind: z.enum(['create', 'update', 'delete']),
  basis: z.enum(['none', 'diff', 'states', 'both']),
  changes: z.array(fieldChangeSchema),
  changeCount: count,
  abridged: z.array(z.string()).optional(),
  conflict: z.boolean(),
});
export type ResourceVersion = z.infer<typeof resourceVersionSchema>;

export const historyInputSchema = z.object({ resource: resourceRefSchema, slot });
/** All versions, oldest first. `tenants`: every tenant with this type and id, when the question named none; the first is answered for. */
export const resourceHistorySchema = z.object({
  resource: resourceRefSchema,
  name: text,
  tenants: z.array(text),
  versions: z.array(resourceVersionSchema),
});
export type ResourceHistory = z.infer<typeof resourceHistorySchema>;

/** Who gave a field its value. `how` `seen`: the event shows the value; who set it before that, the log does not say. */
export const blameSchema = z.object({
  eventId: z.string(),
  actor: whoSchema,
  at: z.string(),
  how: z.enum(['set', 'seen']),
});
export type Blame = z.infer<typeof blameSchema>;

export const stateInputSchema = z.object({ resource: resourceRefSchema, at: momentSchema, slot });
export type StateInput = z.infer<typeof stateInputSchema>;

/**
 * A state as of a moment. `state` holds what events up to then establish; null: it did not exist, or nothing is known.
 * `exists`: by the creation and deletion seen. `complete`: a complete state is its ground, so that no field is missing.
 * `unknown`: fields that exist by other events, but whose value then is not established. `inferred`: what the next later
 * change of such a field says it was before.
 */
export const stateAsOfSchema = z.object({
  resource: resourceRefSchema,
  at: z.string().nullable(),
  version: z.object({ number: z.number().int().min(1), eventId: z.string(), at: z.string() }).nullable(),
  exists: z.enum(['yes', 'no', 'unknown']),
  complete: z.boolean(),
  state: jsonValueSchema,
  unknown: z.array(z.string()),
  inferred: z.record(z.string(), z.object({ value: jsonValueSchema, eventId: z.string(), at: z.string() })),
  blame: z.record(z.string(), blameSchema),
});
export type StateAsOf = z.infer<typeof stateAsOfSchema>;
