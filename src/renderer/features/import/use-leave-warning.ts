// Asks before a page is left whose import is running: the import would end with it, and the archive stay as it was.
import { useEffect } from 'react';
import { useImportJob } from '../../data/job.tsx';
import { useHost } from '../../data/use-host.ts';

/** Only in a browser, which asks the question itself; a desktop window would refuse to close without a word. */
export const useLeaveWarning = (): void => {
  const { job } = useImportJob();
  const { host } = useHost();
  const warns = job?.state === 'running' && host?.host === 'loopback';
  useEffect(() => {
    if (!warns) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [warns]);
};
