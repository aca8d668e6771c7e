// How a feature declares its words, and how its components read them. `boot/i18n.ts` collects every declaration.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Flat keys. For plurals declare `key` (many) and `key_one`; pass `count`. Values are `{{name}}` in the text. */
export interface Words<Key extends string> {
  namespace: string;
  en: Record<Key, string>;
  es: Record<Key, string>;
}

/** Same keys in both languages, enforced by type; `namespace` is the feature's folder name. */
export const defineWords = <Key extends string>(
  namespace: string,
  texts: { en: Record<Key, string>; es: Record<NoInfer<Key>, string> },
): Words<Key> => ({ namespace, ...texts });

export type Say<Key extends string> = (key: Key, values?: Record<string, string | number>) => string;

/** The words of a feature in the current language; the component renders again when it changes. */
export const useWords = <Key extends string>(words: Words<Key>): Say<Key> => {
  const { t } = useTranslation(words.namespace);
  return useCallback((key, values) => t(key, values ?? {}), [t]);
};
