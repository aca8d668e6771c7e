// Tells that a long import has ended while nobody was looking: a notification of the system where it is allowed, and the
// title of the window until it is looked at again.
import { useEffect, useEffectEvent } from 'react';
import { readImportPreference } from '../../data/import-preferences.ts';
import { useImportJob } from '../../data/job.tsx';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { isWorthTelling } from './end-notice.ts';
import { words } from './words.ts';

/** Called once, where the job is shown. Names no file and no person: notifications are seen on locked screens. */
export const useEndNotice = (): void => {
  const say = useWords(words);
  const { count } = useFormat();
  const { job } = useImportJob();
  const state = job?.state;

  const tell = useEffectEvent((): (() => void) | undefined => {
    const watched = !document.hidden && document.hasFocus();
    if (!isWorthTelling(job, Date.now(), watched)) return undefined;
    const { read = 0, accepted = 0, rejected = 0 } = job?.report ?? {};
    const title = say(job?.state === 'failed' ? 'failed' : 'doneImport');
    const body =
      job?.state === 'failed'
        ? ''
        : say('noticeCounts', { read: count(read), accepted: count(accepted), rejected: count(rejected) });
    const usual = document.title;
    document.title = `● ${title} – ${usual}`;
    const allowed = 'Notification' in window && Notification.permission === 'granted';
    const notice =
      allowed && readImportPreference('notify') ? new Notification(title, { body, tag: 'sivo-import' }) : null;
    notice?.addEventListener('click', () => window.focus());
    const seen = (): void => {
      document.title = usual;
      notice?.close();
    };
    window.addEventListener('focus', seen, { once: true });
    return () => {
      window.removeEventListener('focus', seen);
      seen();
    };
  });

  useEffect(() => {
    if (state === 'done' || state === 'failed') return tell();
    return undefined;
  }, [state]);
};
