// The findings as tables of true values, to be copied.
import type { ChainBreak, FlipFlop } from '#shared/model/chain.ts';
import type { Who } from '#shared/model/changes.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { CopyTable } from '../../../ui/copy-text.ts';
import type { Say } from '../../../ui/define-words.ts';
import { formatTime } from '../../../ui/format-time.ts';
import type { words } from './words.ts';

type SayChain = Say<keyof (typeof words)['en'] & string>;

const whoText = (who: Who): string | null => who.email ?? who.id;
/** JSON, which tells a text from a number; null where there is no such field, and `null` where it is null. */
const valueCell = (value: JsonValue | undefined): string | null => (value === undefined ? null : JSON.stringify(value));

export const breakTable = (breaks: readonly ChainBreak[], zone: string, say: SayChain): CopyTable => ({
  headers: [
    say('type'),
    say('id'),
    say('name'),
    say('field'),
    say('expected'),
    say('found'),
    say('previousTime', { zone }),
    say('previousWho'),
    say('previousEvent'),
    say('time', { zone }),
    say('who'),
    say('event'),
    say('coverage'),
  ],
  rows: breaks.map((found) => [
    found.resource.type,
    found.resource.id,
    found.resource.name,
    found.field,
    valueCell(found.expected),
    valueCell(found.found),
    formatTime(found.from, zone),
    whoText(found.previousActor),
    found.previousEventId,
    formatTime(found.to, zone),
    whoText(found.actor),
    found.eventId,
    say(`coverage_${found.coverage.kind}`),
  ]),
});

export const flipTable = (flips: readonly FlipFlop[], zone: string, say: SayChain): CopyTable => ({
  headers: [
    say('type'),
    say('id'),
    say('name'),
    say('field'),
    say('value'),
    say('other'),
    say('previousTime', { zone }),
    say('previousWho'),
    say('previousEvent'),
    say('time', { zone }),
    say('who'),
    say('event'),
  ],
  rows: flips.map((flip) => [
    flip.resource.type,
    flip.resource.id,
    flip.resource.name,
    flip.field,
    valueCell(flip.value),
    valueCell(flip.other),
    formatTime(flip.firstAt, zone),
    whoText(flip.firstActor),
    flip.firstEventId,
    formatTime(flip.secondAt, zone),
    whoText(flip.secondActor),
    flip.secondEventId,
  ]),
});
