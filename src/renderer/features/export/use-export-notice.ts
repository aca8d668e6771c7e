// Tells how an export ended that was left alone: a note in the window, and one of the system where nobody is looking.
import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent } from 'react';
import { useExportJob } from '../../data/export-job.tsx';
import { readImportPreference } from '../../data/import-preferences.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { words } from './words.ts';

/** Names no file and no person: notifications of the system are seen on locked screens. */
const tellSystem = (title: string): void => {
  const watched = !document.hidden && document.hasFocus();
  const allowed = 'Notification' in window && Notification.permission === 'granted';
  if (watched || !allowed || !readImportPreference('notify')) return;
  const notice = new Notification(title, { tag: 'sivo-export' });
  notice.addEventListener('click', () => window.focus());
};

/** Called once, where the dialog is shown. `seen`: the dialog is open and says it itself; `show` opens it. */
export const useExportNotice = (seen: boolean, show: () => void): void => {
  const say = useWords(words);
  const { count } = useFormat();
  const { job, problem } = useExportJob();
  const state = job?.state;

  const tell = useEffectEvent((): void => {
    if (seen || job === null || state === 'running' || state === 'cancelled') return;
    const events = job.report?.events ?? 0;
    const title = state === 'done' ? say('done', { count: events, shown: count(events) }) : say('failed');
    tellSystem(title);
    notifications.show({
      id: 'export-end',
      title,
      message: `${state === 'done' ? (job.report?.path ?? '') : (problem?.what ?? '')} · ${say('show')}`,
      color: state === 'done' ? 'green' : 'red',
      autoClose: false,
      style: { cursor: 'pointer' },
      onClick: () => {
        notifications.hide('export-end');
        show();
      },
      'data-testid': 'export-notice',
    });
  });
  useEffect(() => {
    if (state !== undefined) tell();
  }, [state]);
};
