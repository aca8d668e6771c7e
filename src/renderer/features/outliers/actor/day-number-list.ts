// Which numbers of a day are told, in the order the method comes by them.
import type { ActorDay } from '#shared/model/actor-scores.ts';
import type { Finding } from '#shared/model/outliers.ts';
import type { ActorKey } from './words.ts';

/** `finding`: of this day alone; it knows more than the day does. Null is "not known". */
export const dayNumbers = (day: ActorDay, finding: Finding | null): { key: ActorKey; value: number | null }[] => [
  { key: 'observed', value: day.observed },
  { key: 'expected', value: day.expected },
  ...(finding === null ? [] : [{ key: 'usual' as const, value: finding.usual }]),
  { key: 'lowest', value: day.lowest },
  { key: 'highest', value: day.highest },
  ...(finding === null
    ? []
    : [
        { key: 'peerFactor' as const, value: finding.peerFactor },
        { key: 'dispersion' as const, value: finding.dispersion },
        { key: 'historyDays' as const, value: finding.historyDays },
        { key: 'peers' as const, value: finding.peers },
      ]),
  { key: 'peerLower', value: day.peerLower },
  { key: 'peerMedian', value: day.peerMedian },
  { key: 'peerUpper', value: day.peerUpper },
  ...(finding === null ? [] : [{ key: 'log10P' as const, value: finding.log10P }]),
  { key: 'surprise', value: day.surprise },
  ...(finding === null ? [] : [{ key: 'persistentDays' as const, value: finding.persistentDays }]),
  { key: 'score', value: day.score },
  ...(finding === null ? [] : [{ key: 'oneIn' as const, value: finding.oneIn }]),
  { key: 'cusumValue', value: day.cusum },
  { key: 'distinctResources', value: day.distinctResources },
  { key: 'newResources', value: day.newResources },
];
