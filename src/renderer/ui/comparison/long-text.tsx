// A text that may be very long: its beginning, and the rest on demand.
import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../define-words.ts';
import { useFormat } from '../use-format.ts';
import styles from './comparison.module.css';
import { words } from './words.ts';

/** Characters shown at first, and at most: a browser takes seconds to lay out a megabyte in one cell. */
const shownFirst = 400;
const shownMost = 20_000;

/** A button that swaps the beginning of a text for all of it. */
export const MoreButton = ({ open, total, onClick }: { open: boolean; total: number; onClick(): void }) => {
  const say = useWords(words);
  const { count } = useFormat();
  return (
    <UnstyledButton className={styles.more ?? ''} aria-expanded={open} onClick={onClick}>
      {open ? say('showLess') : say('showWhole', { total: count(total) })}
    </UnstyledButton>
  );
};

export const LongText = ({ text, first = shownFirst }: { text: string; first?: number }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const [open, setOpen] = useState(false);
  if (text.length <= first) return <span className={styles.value}>{text}</span>;
  return (
    <>
      <span className={styles.value}>{open ? text.slice(0, shownMost) : `${text.slice(0, first)}…`}</span>
      {open && text.length > shownMost ? (
        <span className={styles.statement}>
          {say('cutText', { shown: count(shownMost), total: count(text.length) })}
        </span>
      ) : null}
      <MoreButton open={open} total={text.length} onClick={() => setOpen(!open)} />
    </>
  );
};
