// Starts the workbench in a window, whichever host shows it.
import './no-eval.ts';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import 'dayjs/locale/es';
import '../ui/tokens.css';
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useCallback } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { Language } from '#shared/contract/error-text.ts';
import { ClientProvider } from '../data/client.tsx';
import { ExportProvider } from '../data/export-job.tsx';
import { JobProvider } from '../data/job.tsx';
import { PackProvider } from '../data/pack-job.tsx';
import { initialLanguage, PreferencesProvider, usePreferences } from '../data/preferences.tsx';
import { VerificationProvider } from '../data/verification.tsx';
import { theme } from '../ui/theme.ts';
import { connect } from './connect.ts';
import { startI18n } from './i18n.ts';
import { createWorkbenchRouter } from './router.tsx';

const client = connect();
const i18n = startI18n(initialLanguage());
const router = createWorkbenchRouter();
// The host is this machine: calls go out whether or not the browser believes in a network.
const cache = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

const showLanguage = (language: Language): void => {
  document.documentElement.lang = language;
};
showLanguage(initialLanguage());

const Localised = () => {
  const { language } = usePreferences();
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      <RouterProvider router={router} />
    </DatesProvider>
  );
};

const Workbench = () => {
  const follow = useCallback((language: Language) => {
    showLanguage(language);
    void i18n.changeLanguage(language);
  }, []);
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <Notifications position="bottom-right" autoClose={8000} transitionDuration={0} limit={4} />
        <QueryClientProvider client={cache}>
          <PreferencesProvider onLanguage={follow}>
            <ClientProvider client={client}>
              <JobProvider>
                <ExportProvider>
                  <PackProvider>
                    <VerificationProvider>
                      <Localised />
                    </VerificationProvider>
                  </PackProvider>
                </ExportProvider>
              </JobProvider>
            </ClientProvider>
          </PreferencesProvider>
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  );
};

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Workbench />
  </StrictMode>,
);
