// Marks an access by the SIVO team: an outline and words, never colour alone.
import { Tooltip } from '@mantine/core';
import { useWords } from './define-words.ts';
import classes from './sivo-badge.module.css';
import { words } from './words.ts';

export const SivoBadge = () => {
  const say = useWords(words);
  return (
    <Tooltip label={say('sivoTeamHint')}>
      <span className={classes.badge}>{say('sivoTeam')}</span>
    </Tooltip>
  );
};
