// What the user prefers of imports on this machine, kept in localStorage.
import { readLocalStorageValue, useLocalStorage } from '@mantine/hooks';

/** `alwaysPreview`: shows how files will be read even where nothing has to be asked. `notify`: tells when a long import ends. */
const defaults = { alwaysPreview: false, notify: true };
type Preference = keyof typeof defaults;

const keyOf = (name: Preference): string => `sivo-import-${name}`;

export const readImportPreference = (name: Preference): boolean =>
  readLocalStorageValue<boolean>({ key: keyOf(name), defaultValue: defaults[name] }) === true;

/** The preference and its setter; every component that shows it follows. */
export const useImportPreference = (name: Preference): [value: boolean, set: (value: boolean) => void] => {
  const [value, set] = useLocalStorage<boolean>({
    key: keyOf(name),
    defaultValue: defaults[name],
    getInitialValueInEffect: false,
  });
  return [value === true, set];
};
