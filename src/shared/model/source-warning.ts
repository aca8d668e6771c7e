// What to know of a source although it could be read.
import { z } from 'zod';

/** Things an auditor has to know of a source although it could be read. */
export const warningCodes = [
  'spreadsheet_damage',
  'row_limit',
  'truncated_values',
  'ambiguous_dates',
  'dst_ambiguous',
  'zone_assumed',
  'clock_skew',
  'partial_changes',
  'duplicate_columns',
  'repeated_header',
  'preamble',
  'partial_coverage',
] as const;
export const warningCodeSchema = z.enum(warningCodes);
export type WarningCode = z.infer<typeof warningCodeSchema>;

/** `count` records concerned; `detail` names the first finding: a value, a line, a zone. */
export const sourceWarningSchema = z.object({
  code: warningCodeSchema,
  count: z.number().int(),
  detail: z.string(),
});
export type SourceWarning = z.infer<typeof sourceWarningSchema>;
