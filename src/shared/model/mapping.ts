// A mapping profile: how the records of a source become events, as data that can be exported and read by a stranger.
import { z } from 'zod';

/** Fields of an event that a source's column or JSON pointer can fill. */
export const mappableFields = [
  'id',
  'timestamp',
  'tenantId',
  'actor',
  'actor.id',
  'actor.email',
  'actor.role',
  'actor.ip',
  'actor.userAgent',
  'action',
  'resource',
  'resource.type',
  'resource.id',
  'crossTenant',
  'reason',
  'diff',
  'before',
  'after',
] as const;
export const mappableFieldSchema = z.enum(mappableFields);
export type MappableField = z.infer<typeof mappableFieldSchema>;

/** RFC 6901: in a pointer `~` stands only in `~0` and `~1`; any other use would name a place that cannot exist. */
const isPointer = (text: string): boolean => !/~(?![01])/.test(text);
const badPointer = 'in a JSON pointer "~" is written "~0", and "/" within a name "~1"';

const place = z
  .string()
  .min(1)
  .max(1024)
  .refine((text) => !text.startsWith('/') || isPointer(text), badPointer);

/**
 * Where a field's value comes from: `from` names columns (CSV, as in the header) or JSON pointers (RFC 6901, beginning
 * with `/`), the first that is present and not empty wins; `value` is the same text for every record.
 */
export const fieldRuleSchema = z.union([
  z.strictObject({ from: z.array(place).min(1).max(20) }),
  z.strictObject({ value: z.string().max(1024) }),
]);
export type FieldRule = z.infer<typeof fieldRuleSchema>;

/** `auto` reads every unambiguous spelling; `day-first`/`month-first` settle `03/04/2026`; `excel`: days since 1899-12-30. */
export const timeFormats = [
  'auto',
  'day-first',
  'month-first',
  'epoch-s',
  'epoch-ms',
  'epoch-us',
  'epoch-ns',
  'excel',
] as const;
export const timeFormatSchema = z.enum(timeFormats);
export type TimeFormat = z.infer<typeof timeFormatSchema>;

/** How a source writes changes; `auto` recognises each record's shape by itself. */
export const diffShapes = [
  'auto',
  'from-to',
  'old-new',
  'pair',
  'property-values',
  'name-values',
  'field-changed',
  'before-after',
  'flat-columns',
  'was-columns',
  'json-patch',
  'as-is',
] as const;
export const diffShapeSchema = z.enum(diffShapes);
export type DiffShape = z.infer<typeof diffShapeSchema>;

/** What a mapping is called that was found by itself and that nobody has named yet. */
export const automaticMappingName = 'Automatic mapping';

export const mappingProfileSchema = z.strictObject({
  format: z.literal('sivo-audit-mapping'),
  version: z.literal(1),
  name: z.string().min(1).max(200),
  /** JSON pointer to the list of records inside an envelope; null: found by shape. */
  records: z.string().regex(/^\//).max(1024).refine(isPointer, badPointer).nullable().default(null),
  fields: z.partialRecord(mappableFieldSchema, fieldRuleSchema),
  time: z
    .strictObject({
      format: timeFormatSchema.default('auto'),
      /** IANA zone of times written without one; null: such times are rejected. */
      zone: z.string().max(100).nullable().default(null),
    })
    .default({ format: 'auto', zone: null }),
  diff: diffShapeSchema.default('auto'),
});
export type MappingProfile = z.infer<typeof mappingProfileSchema>;

/** What the user decided for an import. `zone` and `dateOrder` answer for every source whose profile leaves them open. */
export const importDecisionsSchema = z.object({
  /** Used for every source, whatever its columns. */
  profile: mappingProfileSchema.nullable().default(null),
  /** Used for sources with this header fingerprint; wins over `profile`. */
  profiles: z.record(z.string(), mappingProfileSchema).default({}),
  zone: z.string().max(100).nullable().default(null),
  dateOrder: z.enum(['day-first', 'month-first']).nullable().default(null),
  /** Whether profiles remembered on this machine are used. */
  remembered: z.boolean().default(true),
});
export type ImportDecisions = z.infer<typeof importDecisionsSchema>;

/** Nothing decided: what an import does when nobody was asked. */
export const noDecisions: ImportDecisions = importDecisionsSchema.parse({});

/** A profile kept on this machine for one header fingerprint. */
export const rememberedMappingSchema = z.object({
  fingerprint: z.string(),
  savedAt: z.string(),
  profile: mappingProfileSchema,
});
export type RememberedMapping = z.infer<typeof rememberedMappingSchema>;
