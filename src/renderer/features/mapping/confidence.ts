// A confidence between 0 and 1 in words; the number stands beside it.

/** Under 0.6 a column is not used without asking. */
export const confidenceWord = (confidence: number): 'sure' | 'likely' | 'unsure' => {
  if (confidence >= 0.9) return 'sure';
  return confidence >= 0.6 ? 'likely' : 'unsure';
};
