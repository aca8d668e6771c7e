// What a host can do, told as data: the renderer asks, it never guesses which host it runs in.
import { z } from 'zod';

export const capabilities = ['pickFiles', 'pickFolder', 'pickSave', 'reveal', 'browseFolders', 'keychain'] as const;
export const capabilitySchema = z.enum(capabilities);
export type Capability = z.infer<typeof capabilitySchema>;

/** `available: false` always comes with the reason a user can read. */
export const hostDescriptionSchema = z.object({
  host: z.enum(['desktop', 'loopback', 'headless']),
  version: z.string(),
  platform: z.string(),
  zone: z.string(),
  demoPath: z.string(),
  /** Where exported files go unless the user says otherwise. */
  exportFolder: z.string(),
  capabilities: z.record(capabilitySchema, z.object({ available: z.boolean(), reason: z.string().nullable() })),
});
export type HostDescription = z.infer<typeof hostDescriptionSchema>;

export const folderListingSchema = z.object({
  path: z.string(),
  parent: z.string().nullable(),
  entries: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      kind: z.enum(['folder', 'file', 'archive']),
      bytes: z.number().int(),
    }),
  ),
});
export type FolderListing = z.infer<typeof folderListingSchema>;
