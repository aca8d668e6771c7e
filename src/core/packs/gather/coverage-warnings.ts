// What whoever hands a pack over should know of its ground.
import type { TimeSpan } from '#shared/model/coverage.ts';
import type { PackWarning } from '#shared/model/pack.ts';

const mostGaps = 20;

/** `conflicts`: lines of the population about which sources disagree. */
export const coverageWarnings = ({ gaps }: { gaps: readonly TimeSpan[] }, conflicts: number): PackWarning[] => [
  ...gaps.slice(0, mostGaps).map(
    ({ from, to }): PackWarning => ({
      code: 'gaps',
      where: `${from}/${to}`,
      message: 'no import claims to hold this time whole',
    }),
  ),
  ...(gaps.length > mostGaps
    ? [{ code: 'gaps' as const, where: 'data/22-ipe.json', message: `and ${gaps.length - mostGaps} more such times` }]
    : []),
  ...(conflicts > 0
    ? [
        {
          code: 'conflicts' as const,
          where: 'data/20-population.jsonl',
          message: `sources contradict each other about ${conflicts} of its lines`,
        },
      ]
    : []),
];
