// Marks an access by the SIVO team: an outline and words, never colour alone.
import { useWords } from './define-words.ts';
import classes from './sivo-badge.module.css';
import { words } from './words.ts';

export const SivoBadge = () => {
  const say = useWords(words);
  return (
    <span className={classes.badge} title={say('sivoTeamHint')}>
      {say('sivoTeam')}
    </span>
  );
};
