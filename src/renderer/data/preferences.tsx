// What the user prefers on this machine: language and time zone, kept in localStorage. The theme is kept by Mantine beside it.
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { type Language, languages } from '#shared/contract/error-text.ts';

const storageKey = 'sivo-workbench-preferences';

export interface Preferences {
  language: Language;
  setLanguage(language: Language): void;
  /** IANA name; used where the address does not name a zone. */
  zone: string;
  setZone(zone: string): void;
}

const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value);

/** True where the browser knows the zone. */
export const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
};

const systemZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

const systemLanguage = (): Language =>
  navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';

const readStored = (): { language: Language; zone: string } => {
  let stored: { language?: unknown; zone?: unknown } = {};
  try {
    stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') ?? {};
  } catch {
    // A broken or forbidden store is the same as an empty one.
  }
  return {
    language: isLanguage(stored.language) ? stored.language : systemLanguage(),
    zone: typeof stored.zone === 'string' && isZone(stored.zone) ? stored.zone : systemZone(),
  };
};

const PreferencesContext = createContext<Preferences | null>(null);

/** Keeps the preferences; `onLanguage` is told of every change so that i18next can follow. */
export const PreferencesProvider = (props: { onLanguage(language: Language): void; children: ReactNode }) => {
  const { onLanguage } = props;
  const [stored, setStored] = useState(readStored);
  const store = useCallback((next: { language: Language; zone: string }) => {
    setStored(next);
    try {
      localStorage.setItem(storageKey, JSON.stringify(next));
    } catch {
      // Private windows may forbid it; the choice then lasts as long as the window.
    }
  }, []);
  const value = useMemo<Preferences>(
    () => ({
      ...stored,
      setLanguage: (language) => {
        store({ ...stored, language });
        onLanguage(language);
      },
      setZone: (zone) => store({ ...stored, zone }),
    }),
    [stored, store, onLanguage],
  );
  return <PreferencesContext value={value}>{props.children}</PreferencesContext>;
};

/** The language to begin with, before React runs. */
export const initialLanguage = (): Language => readStored().language;

export const usePreferences = (): Preferences => {
  const value = useContext(PreferencesContext);
  if (value === null) throw new Error('usePreferences needs a PreferencesProvider above it');
  return value;
};
