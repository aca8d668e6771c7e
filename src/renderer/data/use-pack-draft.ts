// The pack in preparation of the open archive, and the ways to change it.
import { useCallback, useState } from 'react';
import type { PackSpec } from '#shared/model/pack-spec.ts';
import { emptyDraft, type PackDraft, readDraft, storeDraft } from './pack-draft.ts';
import { usePreferences } from './preferences.tsx';
import { useView } from './view-state.ts';

export interface PackDraftControl {
  draft: PackDraft;
  /** False where this browser cannot keep it. */
  kept: boolean;
  change(part: Partial<Omit<PackDraft, 'spec'>>): void;
  changeSpec(part: Partial<PackSpec>): void;
  replace(draft: PackDraft): void;
  /** Begins again with the current filter. */
  reset(): void;
}

/** `archive`: the path of the open one; a component that shows another archive has to be a new one (`key`). */
export const usePackDraft = (archive: string): PackDraftControl => {
  const { text, zone, filterProblem } = useView();
  const { language } = usePreferences();
  const fresh = useCallback(
    () => emptyDraft({ filter: filterProblem === null ? text : '', zone, language }),
    [text, zone, language, filterProblem],
  );
  const [draft, setDraft] = useState<PackDraft>(() => readDraft(archive) ?? fresh());
  const [kept, setKept] = useState(true);
  const replace = useCallback(
    (next: PackDraft): void => {
      setDraft(next);
      setKept(storeDraft(archive, next));
    },
    [archive],
  );
  return {
    draft,
    kept,
    change: (part) => replace({ ...draft, ...part }),
    changeSpec: (part) => replace({ ...draft, spec: { ...draft.spec, ...part } }),
    replace,
    reset: () => {
      storeDraft(archive, null);
      setDraft(fresh());
    },
  };
};
