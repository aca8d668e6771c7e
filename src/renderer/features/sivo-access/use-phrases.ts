// The reader's own list of reasons that fit everything, kept on this machine; null stands for the usual one.
import { useState } from 'react';

const place = 'sivo-audit-empty-reasons';

const read = (): string[] | null => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    return Array.isArray(kept) ? kept.filter((phrase) => typeof phrase === 'string') : null;
  } catch {
    return null;
  }
};

/** Storage may be refused: then the list lasts as long as the page. */
const keep = (phrases: readonly string[] | null): void => {
  try {
    if (phrases === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(phrases));
  } catch {
    // Nothing is lost but the memory of it.
  }
};

export const usePhrases = (): [string[] | null, (phrases: string[] | null) => void] => {
  const [phrases, setPhrases] = useState(read);
  const set = (next: string[] | null): void => {
    keep(next);
    setPhrases(next);
  };
  return [phrases, set];
};
