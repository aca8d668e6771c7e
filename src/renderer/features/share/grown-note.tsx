// Says that the archive has grown since the link that led here was made.
import { ActionIcon } from '@mantine/core';
import { IconHistory, IconX } from '@tabler/icons-react';
import { useImports } from '../../data/use-imports.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './share.module.css';
import { words } from './words.ts';

interface Props {
  /** Imports since, and when the archive last held no more (RFC 3339). */
  importIds: readonly string[];
  at: string;
  onClose(): void;
}

export const GrownNote = ({ importIds, at, onClose }: Props) => {
  const say = useWords(words);
  const { zone } = useView();
  const { count } = useFormat();
  const { imports } = useImports();
  const since = imports?.filter(({ id }) => importIds.includes(id));
  const added = since?.reduce((sum, { accepted, conflicts }) => sum + accepted + conflicts, 0);
  const when = { at: formatSecond(at, zone), zone };
  return (
    <div className={classes.grown} role="status" data-testid="link-grown">
      <IconHistory size={16} aria-hidden />
      <span>
        <strong>{say('grownTitle')}.</strong>{' '}
        {added === undefined || added === 0
          ? say('grownUncounted', when)
          : say('grown', { ...when, count: added, events: count(added) })}
      </span>
      <ActionIcon size="sm" aria-label={say('understood')} onClick={onClose}>
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </div>
  );
};
