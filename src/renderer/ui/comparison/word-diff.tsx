// A long text by words: what was taken out is struck through, what was put in underlined, both also for screen readers.
import { VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { WordPiece } from '#shared/model/changes.ts';
import { useWords } from '../define-words.ts';
import styles from './comparison.module.css';
import { MoreButton } from './long-text.tsx';
import { piecesLength, shortPieces } from './short-pieces.ts';
import { words } from './words.ts';

const tagOf = { added: 'ins', removed: 'del', same: 'span' } as const;

export const WordDiff = ({ pieces }: { pieces: readonly WordPiece[] }) => {
  const say = useWords(words);
  const [open, setOpen] = useState(false);
  const short = shortPieces(pieces);
  const total = piecesLength(pieces);
  const isShort = piecesLength(short) < total;
  return (
    <>
      <span className={styles.words}>
        {(open ? pieces : short).map(({ kind, text }, at) => {
          const Tag = tagOf[kind];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, which never change.
            <Tag key={at}>
              {kind === 'same' ? null : <VisuallyHidden component="span">{say(kind)} </VisuallyHidden>}
              {text}
            </Tag>
          );
        })}
      </span>
      {isShort || open ? <MoreButton open={open} total={total} onClick={() => setOpen(!open)} /> : null}
    </>
  );
};
