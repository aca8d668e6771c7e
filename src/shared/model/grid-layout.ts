// How a grid is laid out: which columns, in which order and width, how dense, and which rows are marked by colour.
import { z } from 'zod';

export const gridColumnIds = [
  'time',
  'marks',
  'actor',
  'actorId',
  'action',
  'resource',
  'resourceId',
  'change',
  'role',
  'category',
  'sivo',
  'reason',
  'ip',
  'userAgent',
  'tenant',
  'id',
] as const;
export const gridColumnIdSchema = z.enum(gridColumnIds);
export type GridColumnId = z.infer<typeof gridColumnIdSchema>;

export const densities = ['compact', 'normal', 'comfortable'] as const;
export const densitySchema = z.enum(densities);
export type Density = z.infer<typeof densitySchema>;

export const ruleColours = ['red', 'amber', 'green', 'blue', 'violet'] as const;
export const ruleShapes = ['triangle', 'diamond', 'circle', 'square'] as const;

/** Rows that fit `query` (filter text) get the colour and, never without it, a shape with a label. The first rule that fits counts. */
export const colourRuleSchema = z.object({
  label: z.string().min(1).max(40),
  query: z.string().min(1).max(2000),
  colour: z.enum(ruleColours),
  shape: z.enum(ruleShapes),
});
export type ColourRule = z.infer<typeof colourRuleSchema>;

/** `columns` in order; those not named are hidden. `width` in CSS pixels; `frozen` columns stay at the left edge. */
export const gridLayoutSchema = z.object({
  columns: z
    .array(
      z.object({
        id: gridColumnIdSchema,
        width: z.number().int().min(40).max(2000).nullable(),
        frozen: z.boolean(),
      }),
    )
    .min(1)
    .max(gridColumnIds.length),
  density: densitySchema,
  rowNumbers: z.boolean(),
  rules: z.array(colourRuleSchema).max(20),
});
export type GridLayout = z.infer<typeof gridLayoutSchema>;
