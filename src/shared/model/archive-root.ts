// What names the content of an archive, so that a link or a file can say which data it was made of.
import { z } from 'zod';

export const rootSchema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * `root`: SHA-256 over the sorted Merkle roots (RFC 9162) of the imports that stored events, as their receipts state them;
 * equal wherever the same sources were imported. `history`: the root after each such import, oldest first; the last one is
 * `root`. Null and empty where no receipt states an event.
 */
export const archiveRootSchema = z.object({
  root: rootSchema.nullable(),
  history: z.array(z.object({ root: rootSchema, at: z.string(), importId: z.string() })),
});
export type ArchiveRoot = z.infer<typeof archiveRootSchema>;

/**
 * An archive this machine has opened. `root` and `events` are as of when it was last looked at, `earlierRoots` those it had
 * before, newest first, at most 200; `present`: its folder still holds an archive.
 */
export const recentArchiveSchema = z.object({
  path: z.string(),
  name: z.string(),
  openedAt: z.string(),
  root: rootSchema.nullable(),
  earlierRoots: z.array(rootSchema).max(200),
  events: z.number().int(),
  present: z.boolean(),
});
export type RecentArchive = z.infer<typeof recentArchiveSchema>;
