// Which numbers of a day are told, by what they are about and in the order the method comes by them.
import type { ActorDay } from '#shared/model/actor-scores.ts';
import type { Finding } from '#shared/model/outliers.ts';
import type { ActorKey } from './words.ts';

interface DayNumber {
  key: ActorKey;
  /** Null is "not known". */
  value: number | null;
}

export interface DayNumberGroup {
  key: ActorKey;
  numbers: readonly DayNumber[];
}

/** `finding`: of this day alone; it knows more than the day does. */
export const dayNumbers = (day: ActorDay, finding: Finding | null): DayNumberGroup[] => {
  const known = (...numbers: DayNumber[]): DayNumber[] => (finding === null ? [] : numbers);
  return [
    {
      key: 'numbersOwn',
      numbers: [
        { key: 'observed', value: day.observed },
        { key: 'expected', value: day.expected },
        { key: 'lowest', value: day.lowest },
        { key: 'highest', value: day.highest },
        ...known(
          { key: 'usual', value: finding?.usual ?? null },
          { key: 'historyDays', value: finding?.historyDays ?? null },
        ),
        { key: 'distinctResources', value: day.distinctResources },
        { key: 'newResources', value: day.newResources },
      ],
    },
    {
      key: 'numbersPeers',
      numbers: [
        ...known({ key: 'peers', value: finding?.peers ?? null }),
        { key: 'peerLower', value: day.peerLower },
        { key: 'peerMedian', value: day.peerMedian },
        { key: 'peerUpper', value: day.peerUpper },
        ...known(
          { key: 'peerFactor', value: finding?.peerFactor ?? null },
          { key: 'dispersion', value: finding?.dispersion ?? null },
        ),
      ],
    },
    {
      key: 'numbersScore',
      numbers: [
        ...known({ key: 'log10P', value: finding?.log10P ?? null }),
        { key: 'surprise', value: day.surprise },
        ...known({ key: 'persistentDays', value: finding?.persistentDays ?? null }),
        { key: 'score', value: day.score },
        { key: 'cusumValue', value: day.cusum },
        ...known({ key: 'oneIn', value: finding?.oneIn ?? null }),
      ],
    },
  ];
};
