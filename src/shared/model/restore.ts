// The way back, prepared and never taken by itself. *Undo this change* takes back what one event did; *back to this version*
// makes the resource what it was after that event.
import { z } from 'zod';
import { resourceRefSchema, whoSchema } from './changes.ts';
import { jsonValueSchema } from './json.ts';
import { secretRefSchema } from './remote.ts';

const count = z.number().int().min(0);

export const restoreModes = ['undo', 'version'] as const;
export const restoreModeSchema = z.enum(restoreModes);
export type RestoreMode = z.infer<typeof restoreModeSchema>;

/**
 * `choices` by the rows' `path`: whether a field goes back or stays as it is; one without a choice goes back. `guard`: the
 * RFC 6902 patch begins with a `test` for each value it replaces, so that a server refuses it when they have changed meanwhile.
 */
export const restoreInputSchema = z.object({
  eventId: z
    .string()
    .min(1)
    .max(1024 * 1024),
  mode: restoreModeSchema,
  choices: z.record(z.string(), z.enum(['restore', 'keep'])).default({}),
  guard: z.boolean().default(false),
});
export type RestoreInput = z.infer<typeof restoreInputSchema>;

/**
 * One field. `pointer`: RFC 6901, where it stands now; null where nobody can tell (the log names it, but no state shows the
 * list or object it is in, or the list's item is gone): such a row is for reading, is kept, and is in no patch. `current` is what the archive knows last, `willBe` what the plan makes of it; absent with `…Known` true: no such
 * member. `conflicts`: later changes of the same field or of something inside or around it, oldest first, at most the newest
 * fifty of `conflictTotal`. `decided`: a choice was made.
 */
export const restoreRowSchema = z.object({
  path: z.string(),
  pointer: z.string().nullable(),
  current: jsonValueSchema.optional(),
  currentKnown: z.boolean(),
  willBe: jsonValueSchema.optional(),
  willBeKnown: z.boolean(),
  choice: z.enum(['restore', 'keep']),
  decided: z.boolean(),
  conflictTotal: count,
  conflicts: z.array(
    z.object({
      eventId: z.string(),
      at: z.string(),
      actor: whoSchema,
      from: jsonValueSchema.optional(),
      to: jsonValueSchema.optional(),
    }),
  ),
});
export type RestoreRow = z.infer<typeof restoreRowSchema>;

/** The request as it would go out; the token is named, never shown. */
export const restoreRequestSchema = z.object({
  method: z.enum(['PATCH', 'PUT', 'POST', 'DELETE']),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string().nullable(),
});
export type RestoreRequest = z.infer<typeof restoreRequestSchema>;

/** What has to be known before anybody sends this; words in error-text's manner are the interface's. `detail` names fields. */
export const restoreNoteSchema = z.object({
  code: z.enum([
    'CURRENT_IS_FROM_LOG',
    'CONFLICTS',
    'UNKNOWN_FIELDS',
    'MERGE_CANNOT_SET_NULL',
    'STATE_INCOMPLETE',
    'LONG_NUMBER_IS_TEXT',
    'CHAIN_BROKEN',
    'DELETED_NOW',
    'SOURCES_CONFLICT',
    'DIFF_AND_STATES_DISAGREE',
    'NOT_PLACED',
    'NOTHING_TO_DO',
  ]),
  detail: z.array(z.string()),
});
export type RestoreNote = z.infer<typeof restoreNoteSchema>;

/**
 * `patch`: RFC 6902; `mergePatch`: RFC 7396, null where it cannot say it (it cannot set null); `state`: the whole state, null
 * where fields are unknown. `requestSha256` binds a confirmation to exactly this request. `endpoint` false: the address is a
 * placeholder, for no endpoint is set up here.
 */
export const restorePlanSchema = z.object({
  eventId: z.string(),
  eventAt: z.string(),
  actor: whoSchema,
  mode: restoreModeSchema,
  resource: resourceRefSchema.extend({ name: z.string().nullable() }),
  currentAt: z.string(),
  currentEventId: z.string(),
  rows: z.array(restoreRowSchema),
  unchanged: count,
  patch: z.array(z.record(z.string(), jsonValueSchema)),
  mergePatch: jsonValueSchema.optional(),
  state: jsonValueSchema.optional(),
  request: restoreRequestSchema,
  requestSha256: z.string(),
  curl: z.string(),
  fetch: z.string(),
  endpoint: z.boolean(),
  notes: z.array(restoreNoteSchema),
});
export type RestorePlan = z.infer<typeof restorePlanSchema>;

/**
 * Where a restore may be sent. `url`: https, with {type} and {id} for the resource's. `body`: which of the three forms goes
 * out. Kept on this machine; the token lies in the keychain or an environment variable.
 */
export const restoreEndpointSchema = z.object({
  url: z.string().min(1).max(4096),
  method: z.enum(['PATCH', 'PUT', 'POST']),
  body: z.enum(['patch', 'merge', 'state']),
  token: secretRefSchema.nullable(),
});
export type RestoreEndpoint = z.infer<typeof restoreEndpointSchema>;

/** `requestSha256`: of the request that was shown; refused when it would be another by now. */
export const sendRestoreInputSchema = restoreInputSchema.extend({
  requestSha256: z.string(),
  confirmed: z.literal(true),
});
export type SendRestoreInput = z.infer<typeof sendRestoreInputSchema>;

/** What came of it. `unreachable`: no answer came, so it is not known whether the request was carried out. */
export const restoreOutcomeSchema = z.object({
  outcome: z.enum(['accepted', 'refused', 'unreachable']),
  status: z.number().int().nullable(),
  answer: z.string(),
  ledgerSequence: count,
});
export type RestoreOutcome = z.infer<typeof restoreOutcomeSchema>;
