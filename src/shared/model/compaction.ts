// What merging small segments has done.
import { z } from 'zod';

/** `merges`: which files became which, relative to the archive folder; `events`: how many they hold; `generation`: after it. */
export const compactionSchema = z.object({
  merges: z.array(z.object({ from: z.array(z.string()), into: z.array(z.string()) })),
  events: z.number().int(),
  generation: z.number().int(),
});
export type Compaction = z.infer<typeof compactionSchema>;
