// The alert budget in the address: `20/week`.
import { type AlertBudget, alertBudgetSchema } from '#shared/model/anomaly.ts';

/** Null for an empty text and for one that is no budget. */
export const readBudget = (text: string): AlertBudget | null => {
  const [alerts = '', per] = text.split('/');
  if (alerts.trim() === '') return null;
  return alertBudgetSchema.safeParse({ alerts: Number(alerts), per }).data ?? null;
};

export const printBudget = (budget: AlertBudget | null): string =>
  budget === null ? '' : `${budget.alerts}/${budget.per}`;
