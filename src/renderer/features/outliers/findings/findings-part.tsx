// Who accesses unusually: days that stand out, each in one sentence with its numbers.
import { Button, Text } from '@mantine/core';
import { useMemo } from 'react';
import { usePreferences } from '../../../data/preferences.tsx';
import { useAnomalyQuestion } from '../../../data/use-anomaly-question.ts';
import { useOutliers } from '../../../data/use-outliers.ts';
import { usePageParam } from '../../../data/view-state.ts';
import { useWords } from '../../../ui/define-words.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { QuestionBar } from '../parameters/question-bar.tsx';
import { printBudget, readBudget } from './alert-budget-text.ts';
import { BudgetInput } from './budget-input.tsx';
import { FindingNotes } from './finding-notes.tsx';
import styles from './findings.module.css';
import { FindingsHead } from './findings-head.tsx';
import { FindingsList, type PackSlot } from './findings-list.tsx';
import { HistoryList } from './history-list.tsx';
import { MethodFoot } from './method-foot.tsx';
import { words } from './words.ts';

export const FindingsPart = ({ pack }: { pack?: PackSlot | undefined }) => {
  const say = useWords(words);
  const { language } = usePreferences();
  const asked = useAnomalyQuestion();
  const { question } = asked;
  const [budgetText, setBudget] = usePageParam('budget', '');
  const budget = useMemo(() => readBudget(budgetText), [budgetText]);
  const input = useMemo(() => ({ ...question, budget, language, limit: 1000 }), [question, budget, language]);
  const outliers = useOutliers(input);
  const { report, problem, running } = outliers;
  return (
    <div className={styles.page} data-testid="findings-part" aria-busy={running}>
      <FindingsHead outliers={outliers} />
      <QuestionBar asked={asked}>
        <BudgetInput budget={budget} onBudget={(next) => setBudget(printBudget(next))} />
      </QuestionBar>
      {problem !== null && <ProblemNote problem={problem} onRetry={outliers.run} />}
      {report !== undefined && (
        <>
          <FindingNotes report={report} filter={question.filter} />
          {report.findings.length > 0 ? (
            <FindingsList report={report} question={question} pack={pack} />
          ) : (
            <div className={styles.intro} data-testid="outliers-empty">
              <Text fw={600} mt="md">
                {say(report.events === 0 ? 'noAccess' : 'none')}
              </Text>
              <Text size="sm">{say(report.events === 0 ? 'noAccessHelp' : 'noneHelp')}</Text>
              {report.events === 0 && asked.parameters.actions !== null && (
                <Button
                  variant="default"
                  mt="sm"
                  onClick={() => asked.setParameters({ ...asked.parameters, actions: null })}
                  data-testid="count-every-action"
                >
                  {say('countEvery')}
                </Button>
              )}
            </div>
          )}
          <HistoryList people={report.notEnoughHistory} />
          <MethodFoot report={report} />
        </>
      )}
    </div>
  );
};
