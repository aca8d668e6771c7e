// The page of one actor, where decisions about its findings can be made too.
import { printFilter } from '#shared/model/filter-text.ts';
import { useAnomalyQuestion } from '../../data/use-anomaly-question.ts';
import { ActorPage } from './actor/actor-page.tsx';
import { FindingDecision } from './findings/finding-decision.tsx';

export const ActorPlace = ({ actorKey }: { actorKey: string }) => {
  const { question, parameters } = useAnomalyQuestion();
  const basis = { parameters, filter: printFilter(question.filter), inputHash: null, root: null };
  return (
    <ActorPage actorKey={actorKey} findingActions={(finding) => <FindingDecision finding={finding} basis={basis} />} />
  );
};
