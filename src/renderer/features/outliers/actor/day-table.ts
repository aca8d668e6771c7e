// The numbers of an actor's days in a row, as the charts over days draw them.
import type { ActorDay } from '#shared/model/actor-scores.ts';
import type { Say } from '../../../ui/define-words.ts';
import type { NumberTable } from './number-table.ts';
import type { ActorKey } from './words.ts';

/** What a day is, beside its numbers. */
export const dayKind = ({ covered, kind }: ActorDay): 'uncovered' | 'weekend' | 'business' =>
  covered ? kind : 'uncovered';

export const dayTable = (days: readonly ActorDay[], say: Say<ActorKey>, zone: string): NumberTable => ({
  heads: [
    say('dayIn', { zone }),
    say('kind'),
    say('observed'),
    say('expected'),
    say('lowest'),
    say('highest'),
    say('peerLower'),
    say('peerMedian'),
    say('peerUpper'),
    say('surprise'),
    say('score'),
  ],
  rows: days.map((day) => ({
    key: day.day,
    name: day.day,
    isAsked: (day.observed ?? 0) > 0,
    values: [
      say(dayKind(day)),
      day.observed,
      day.expected,
      day.lowest,
      day.highest,
      day.peerLower,
      day.peerMedian,
      day.peerUpper,
      day.surprise,
      day.score,
    ],
  })),
});
