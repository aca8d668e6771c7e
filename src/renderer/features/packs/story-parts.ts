// Parts for a report's story, from the case: those that are not in it yet.
import type { CaseState } from '#shared/model/case.ts';
import type { DraftNote } from '../../data/pack-draft.ts';

const missing = (parts: DraftNote[], notes: readonly DraftNote[]): DraftNote[] => {
  const keys = new Set(notes.map(({ key }) => key));
  return parts.filter(({ key }) => !keys.has(key));
};

/** The steps of the case's story, in its order. */
export const caseStory = (state: CaseState | undefined, notes: readonly DraftNote[]): DraftNote[] =>
  missing(
    (state?.story ?? []).map(({ id, eventId, text }) => ({ key: `step-${id}`, eventId, text, off: false })),
    notes,
  );

/** Notes of events, each with its event; ones whose event a part of the story tells already are left to it. */
export const caseNotes = (state: CaseState | undefined, notes: readonly DraftNote[]): DraftNote[] =>
  missing(
    (state?.marks ?? [])
      .filter(({ note }) => note !== '')
      .map(({ eventId, note }) => ({ key: `note-${eventId}`, eventId, text: note, off: false })),
    notes,
  );

/** The list with the part at `from` at `to`. */
export const moved = (notes: readonly DraftNote[], from: number, to: number): DraftNote[] => {
  const rest = notes.filter((_, at) => at !== from);
  const part = notes[from];
  return part === undefined ? [...notes] : [...rest.slice(0, to), part, ...rest.slice(to)];
};
