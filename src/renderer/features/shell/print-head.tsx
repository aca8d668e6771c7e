// What stands above a printed page: which question, over which data, in which zone, and when. On screen it is not there.
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useArchive } from '../../data/use-archive.ts';
import { useArchiveRoot } from '../../data/use-archive-root.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './print.module.css';
import { words } from './words.ts';

const schemeAttribute = 'data-mantine-color-scheme';

export const PrintHead = () => {
  const say = useWords(words);
  const { count } = useFormat();
  const { archive } = useArchive();
  const { archiveRoot } = useArchiveRoot();
  const { text, zone } = useView();
  const { pathname } = useLocation();
  const [at, setAt] = useState(() => Date.now());

  useEffect(() => {
    const page = document.documentElement;
    let before: string | null = null;
    const begin = (): void => {
      flushSync(() => setAt(Date.now()));
      // Paper is white, whatever the screen is.
      before = page.getAttribute(schemeAttribute);
      page.setAttribute(schemeAttribute, 'light');
    };
    const end = (): void => {
      if (before !== null) page.setAttribute(schemeAttribute, before);
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);

  const root = archiveRoot?.root ?? null;
  const lines = [
    ...(archive ? [say('printArchive', { name: archive.name, events: count(archive.events) })] : []),
    ...(root === null ? [] : [say('printRoot', { root })]),
    text === '' ? say('printEverything') : say('printFilter', { filter: text }),
    say('zone', { zone }),
    say('printed', { at: formatSecond(at, zone), zone }),
    ...(pathname === '/events' ? [say('printRows')] : []),
  ];
  return (
    <div className={classes.head} data-testid="print-head">
      <strong>{say('product')}</strong>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
};
