// The page of one actor: what it did day by day, what was expected, what its peers did, and every number behind a finding.
import { Button, Skeleton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Finding } from '#shared/model/outliers.ts';
import type { ViewSearch } from '../../../data/search.ts';
import { useActorScores } from '../../../data/use-actor-scores.ts';
import { useAnomalyQuestion } from '../../../data/use-anomaly-question.ts';
import { usePageParam } from '../../../data/view-state.ts';
import { useWords } from '../../../ui/define-words.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useLanguage } from '../../../ui/use-language.ts';
import classes from './actor.module.css';
import { ActorView } from './actor-view.tsx';
import { chosenDay } from './chosen-day.ts';
import { words } from './words.ts';

interface Props {
  /** A key, id or e-mail. */
  actorKey: string;
  /** What can be decided about a finding. */
  findingActions?: (finding: Finding) => ReactNode;
}

export const ActorPage = ({ actorKey, findingActions }: Props) => {
  const say = useWords(words);
  const language = useLanguage() === 'es' ? 'es' : 'en';
  const navigate = useNavigate();
  const { question } = useAnomalyQuestion();
  const [asked] = usePageParam('day', '');
  const day = /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : null;
  const ask = { ...question, key: actorKey, language } as const;
  const begun = useActorScores({ ...ask, day });
  // Without a day in the address the answer says which one to look at; it is asked again for that one's peers.
  const shown = day ?? (begun.scores === undefined ? null : chosenDay(begun.scores));
  const { scores, current, problem } = useActorScores({ ...ask, day: shown });
  const back = () =>
    void navigate({
      to: '.',
      search: (previous: ViewSearch) => ({ ...previous, actor: undefined, day: undefined, days: undefined }),
    });
  if (problem !== null)
    return (
      <div className={classes.page} data-testid="actor-page">
        <ProblemNote problem={problem} />
        <Button mt="sm" variant="default" onClick={back} data-testid="actor-back">
          {say('back')}
        </Button>
      </div>
    );
  if (scores === undefined)
    return (
      <div className={classes.page} data-testid="actor-page">
        <Skeleton height={320} role="status" aria-label={say('loading')} />
      </div>
    );
  return (
    <ActorView
      scores={scores}
      current={current}
      day={shown}
      filter={question.filter}
      findingActions={findingActions}
      onBack={back}
    />
  );
};
