// How a feature declares its words, and how its components read them. `boot/i18n.ts` collects every declaration.
import type { i18n } from 'i18next';
import { useI18n, useLanguage } from './use-language.ts';

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

type AnySay = Say<string>;
const sayings = new WeakMap<i18n, Map<string, AnySay>>();

/** One function for each language and feature; a text without values is looked up once. */
const sayOf = (instance: i18n, language: string, namespace: string): AnySay => {
  const known = sayings.get(instance) ?? new Map<string, AnySay>();
  sayings.set(instance, known);
  const name = `${language} ${namespace}`;
  const made = known.get(name);
  if (made !== undefined) return made;
  const t = instance.getFixedT(language, namespace);
  const plain = new Map<string, string>();
  const say: AnySay = (key, values) => {
    if (values !== undefined) return t(key, values);
    const text = plain.get(key) ?? t(key, {});
    plain.set(key, text);
    return text;
  };
  known.set(name, say);
  return say;
};

/** The words of a feature in the current language; the component renders again when it changes. */
export const useWords = <Key extends string>({ namespace }: Words<Key>): Say<Key> =>
  sayOf(useI18n(), useLanguage(), namespace);
