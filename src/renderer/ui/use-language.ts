// The current language, for components that are drawn by the hundred: reading it costs next to nothing.
import type { i18n } from 'i18next';
import { useContext, useSyncExternalStore } from 'react';
import { I18nContext } from 'react-i18next';

/** The instance above the component. */
export const useI18n = (): i18n => {
  const context = useContext(I18nContext);
  if (context?.i18n === undefined) throw new Error('useI18n needs an I18nextProvider above it');
  return context.i18n;
};

/** The component renders again when it changes. */
export const useLanguage = (): string => {
  const i18n = useI18n();
  return useSyncExternalStore(
    (changed) => {
      i18n.on('languageChanged', changed);
      return () => i18n.off('languageChanged', changed);
    },
    () => i18n.language,
  );
};
