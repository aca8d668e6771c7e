// How many findings can be reviewed: it picks the threshold. Empty: every finding from low up.
import { NumberInput, SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AlertBudget } from '#shared/model/anomaly.ts';
import { useWords } from '../../../ui/define-words.ts';
import styles from './findings.module.css';
import { words } from './words.ts';

interface Props {
  budget: AlertBudget | null;
  onBudget(budget: AlertBudget | null): void;
}

/** Milliseconds without a key before a typed number is asked for. */
const restMs = 400;

export const BudgetInput = ({ budget, onBudget }: Props) => {
  const say = useWords(words);
  const [draft, setDraft] = useState<number | null>(budget?.alerts ?? null);
  const [per, setPer] = useState<AlertBudget['per']>(budget?.per ?? 'week');
  const [given, setGiven] = useState(budget);
  if (given !== budget) {
    setGiven(budget);
    setDraft(budget?.alerts ?? null);
    if (budget !== null) setPer(budget.per);
  }
  const alerts = budget?.alerts ?? null;
  useEffect(() => {
    if (draft === alerts) return;
    const timer = setTimeout(() => onBudget(draft === null ? null : { alerts: draft, per }), restMs);
    return () => clearTimeout(timer);
  }, [draft, alerts, per, onBudget]);
  return (
    <div className={styles.budget}>
      <NumberInput
        label={say('budget')}
        placeholder={say('budgetAll')}
        min={1}
        max={10_000}
        allowDecimal={false}
        allowNegative={false}
        w={132}
        value={draft ?? ''}
        onChange={(value) => setDraft(typeof value === 'number' && value > 0 ? Math.min(10_000, value) : null)}
        data-testid="outliers-budget"
      />
      <SegmentedControl
        size="xs"
        aria-label={say('budgetPer')}
        value={per}
        onChange={(value) => {
          const next = value === 'day' ? 'day' : 'week';
          setPer(next);
          if (draft !== null) onBudget({ alerts: draft, per: next });
        }}
        data={[
          { value: 'week', label: say('perWeek') },
          { value: 'day', label: say('perDay') },
        ]}
      />
    </div>
  );
};
