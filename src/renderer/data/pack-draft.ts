// The evidence pack in preparation: its specification as far as it has come, kept for each archive in localStorage, so that nothing
// is lost by leaving the page. Pages that put something into it store it before they go there.
import { z } from 'zod';
import { type PackSpec, packSpecSchema } from '#shared/model/pack-spec.ts';

const specSchema = packSpecSchema.extend({ title: z.string().max(200) });

/** A part of the story; `off`: left out, and kept in its place. `key` tells parts apart on the page. */
const draftNoteSchema = z.object({
  key: z.string(),
  eventId: z.string().nullable(),
  text: z.string(),
  off: z.boolean(),
});
export type DraftNote = z.infer<typeof draftNoteSchema>;

/** `spec` may have no title yet, and its notes stand in `notes`. `path` empty: the proposed one. */
const packDraftSchema = z.object({ spec: specSchema, notes: z.array(draftNoteSchema), path: z.string() });
export type PackDraft = z.infer<typeof packDraftSchema>;

const storageKey = (archive: string): string => `sivo-workbench-pack-draft:${archive}`;

export const emptyDraft = (part: Partial<PackSpec>): PackDraft => ({
  spec: { ...packSpecSchema.parse({ title: '-' }), title: '', ...part },
  notes: [],
  path: '',
});

/** What was stored for the archive at this path; null where nothing was, or nothing that can be read. */
export const readDraft = (archive: string): PackDraft | null => {
  try {
    const stored = localStorage.getItem(storageKey(archive));
    return stored === null ? null : (packDraftSchema.safeParse(JSON.parse(stored)).data ?? null);
  } catch {
    return null;
  }
};

/** Whether it could be kept. */
export const storeDraft = (archive: string, draft: PackDraft | null): boolean => {
  try {
    if (draft === null) localStorage.removeItem(storageKey(archive));
    else localStorage.setItem(storageKey(archive), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
};

/** The specification as it is written, saved and asked about. */
export const specOf = ({ spec, notes }: PackDraft): PackSpec => ({
  ...spec,
  title: spec.title.trim(),
  notes: notes.filter(({ off }) => !off).map(({ eventId, text }) => ({ eventId, text })),
});

/** A draft of a specification from elsewhere. */
export const draftOf = (spec: PackSpec): PackDraft => ({
  spec: { ...spec, notes: [] },
  notes: spec.notes.map((note, place) => ({ ...note, key: `given-${place}`, off: false })),
  path: '',
});

/** Both lists, each value once, the first `most`. */
export const joined = (one: readonly string[], other: readonly string[], most: number): string[] =>
  [...new Set([...one, ...other])].slice(0, most);

/** How many events and findings a specification may name. */
export const mostEvents = 5000;
export const mostFindings = 1000;
