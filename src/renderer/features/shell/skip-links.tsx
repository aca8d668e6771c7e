// The first stops of the keyboard: past the rail to the content, the filter or the rows.
import { useLocation } from '@tanstack/react-router';
import { useWords } from '../../ui/define-words.ts';
import { focusRows } from '../../ui/focus-rows.ts';
import classes from './shell.module.css';
import { words } from './words.ts';

const focusOn = (selector: string) => (): void => document.querySelector<HTMLElement>(selector)?.focus();

export const SkipLinks = () => {
  const say = useWords(words);
  const { pathname } = useLocation();
  const stops = [
    { label: say('skip'), go: focusOn('#page') },
    ...(pathname === '/events' || pathname === '/access'
      ? [{ label: say('skipQuery'), go: focusOn('[data-shortcut="query"]') }]
      : []),
    ...(pathname === '/events' ? [{ label: say('skipRows'), go: focusRows }] : []),
  ];
  return stops.map(({ label, go }) => (
    <button key={label} type="button" className={classes.skip} onClick={go}>
      {label}
    </button>
  ));
};
