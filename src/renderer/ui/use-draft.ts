// Text being edited beside the text it began with.
import { useState } from 'react';

/** The draft begins as `given`, and again whenever `given` changes; the field that shows it keeps its focus. */
export const useDraft = (given: string): [draft: string, setDraft: (draft: string) => void] => {
  const [draft, setDraft] = useState(given);
  const [begun, setBegun] = useState(given);
  if (begun !== given) {
    setBegun(given);
    setDraft(given);
    return [given, setDraft];
  }
  return [draft, setDraft];
};
