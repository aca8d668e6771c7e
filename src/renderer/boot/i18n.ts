// Starts i18next with the words of every feature: each `words.ts` registers itself by existing.
import i18next, { type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '#shared/contract/error-text.ts';
import type { Words } from '../ui/define-words.ts';

const modules = import.meta.glob<{ words: Words<string> }>(
  ['../features/*/words.ts', '../features/*/*/words.ts', '../ui/words.ts', '../ui/*/words.ts'],
  { eager: true },
);

const collect = (): Resource => {
  const all = Object.values(modules).map((module) => module.words);
  return Object.fromEntries(
    languages.map((language) => [language, Object.fromEntries(all.map((words) => [words.namespace, words[language]]))]),
  );
};

/** Ready when it returns: the words are in the bundle and nothing is fetched. */
export const startI18n = (language: Language): i18n => {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    resources: collect(),
    lng: language,
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return instance;
};
