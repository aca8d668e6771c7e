// What the user prefers on this machine: language, time zones and the tenant's plan, kept in localStorage. The theme is kept by
// Mantine beside it, the layout of the grid by `use-grid-layout.ts`.
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { type Language, languages } from '#shared/contract/error-text.ts';
import { type Plan, planSchema } from '#shared/model/remote.ts';

const storageKey = 'sivo-workbench-preferences';

interface Stored {
  language: Language;
  /** IANA name; used where the address does not name a zone. */
  zone: string;
  /** IANA name of the zone the tenant works in. */
  tenantZone: string;
  /** How long SIVO keeps the tenant's events; null while the user has not said. */
  plan: Plan | null;
}

export interface Preferences extends Stored {
  setLanguage(language: Language): void;
  setZone(zone: string): void;
  setTenantZone(zone: string): void;
  setPlan(plan: Plan | null): void;
}

const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value);

const isKnown = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
};

/** Asking the browser takes long, and every component that reads the view asks. */
const zones = new Map<string, boolean>();

/** True where the browser knows the zone. */
export const isZone = (zone: string): boolean => {
  const known = zones.get(zone) ?? isKnown(zone);
  zones.set(zone, known);
  return known;
};

const systemZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

const systemLanguage = (): Language =>
  navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';

/** SIVO's own default. */
const usualTenantZone = 'Europe/Madrid';

const zoneOr = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && isZone(value) ? value : otherwise;

const readStored = (): Stored => {
  let stored: Partial<Record<keyof Stored, unknown>> = {};
  try {
    stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') ?? {};
  } catch {
    // A broken or forbidden store is the same as an empty one.
  }
  return {
    language: isLanguage(stored.language) ? stored.language : systemLanguage(),
    zone: zoneOr(stored.zone, systemZone()),
    tenantZone: zoneOr(stored.tenantZone, usualTenantZone),
    plan: planSchema.safeParse(stored.plan).data ?? null,
  };
};

const PreferencesContext = createContext<Preferences | null>(null);

/** Keeps the preferences; `onLanguage` is told of every change so that i18next can follow. */
export const PreferencesProvider = (props: { onLanguage(language: Language): void; children: ReactNode }) => {
  const { onLanguage } = props;
  const [stored, setStored] = useState(readStored);
  const store = useCallback((next: Stored) => {
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
      setTenantZone: (tenantZone) => store({ ...stored, tenantZone }),
      setPlan: (plan) => store({ ...stored, plan }),
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
