// Where other methods rank the chosen day, one sentence each.
import type { ActorScores } from '#shared/model/actor-scores.ts';
import { useWords } from '../../../ui/define-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import classes from './actor.module.css';
import { words } from './words.ts';

export const OtherOpinions = ({ scores }: { scores: ActorScores }) => {
  const say = useWords(words);
  const { count, decimal } = useFormat();
  if (scores.otherScores.length === 0) return null;
  return (
    <div className={classes.opinions} data-testid="actor-opinions">
      <h3>{say('opinions')}</h3>
      <ul>
        {scores.otherScores.map(({ method, score, rank, of }) => (
          <li key={method}>{say(`opinion_${method}`, { rank: count(rank), of: count(of), score: decimal(score) })}</li>
        ))}
      </ul>
    </div>
  );
};
