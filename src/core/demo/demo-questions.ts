// The four typical questions with the filter that answers each, and a plain predicate that counts the answer without the query engine.
import { localMs } from './calendar.ts';
import { demoZone } from './demo-event.ts';
import type { DemoMoment } from './demo-events.ts';
import { questionedRecording } from './planted-cases.ts';

/** `filter` is filter text, its times read in `zone`; `matches` says the same in plain code. */
export interface DemoQuestion {
  id: string;
  question: string;
  filter: string;
  zone: string;
  matches(moment: DemoMoment): boolean;
}

const between = (from: string, to: string): ((moment: DemoMoment) => boolean) => {
  const [fromMs, toMs] = [localMs(from), localMs(to)];
  return ({ timeMs }) => timeMs >= fromMs && timeMs < toMs;
};

const isAccess = ({ event }: DemoMoment, type: string): boolean =>
  event.action === 'access' && event.resource.type === type;

/** The questions for a seed; the last two name a recording, whose id depends on it. */
export const demoQuestions = (seed: number): DemoQuestion[] => {
  const recording = questionedRecording(seed);
  const yesterday = between('2026-05-30T16:15', '2026-05-30T16:45');
  const thatNight = between('2026-03-17T00:00', '2026-03-17T07:00');
  const thisMonth = between('2026-05-01T00:00', '2026-06-01T00:00');
  const question = (
    id: string,
    words: string,
    filter: string,
    matches: (moment: DemoMoment) => boolean,
    zone = demoZone,
  ): DemoQuestion => ({ id, question: words, filter, zone, matches });
  return [
    question(
      'queue-deletions',
      'Which queues were deleted, ever?',
      'action:delete resource:queue',
      ({ event }) => event.action === 'delete' && event.resource.type === 'queue',
      'UTC',
    ),
    question(
      'queue-deleted-at-16-30',
      'Who deleted a queue yesterday (2026-05-30) at 16:30?',
      'action:delete resource:queue from:2026-05-30T16:15 to:2026-05-30T16:45',
      (moment) => moment.event.action === 'delete' && moment.event.resource.type === 'queue' && yesterday(moment),
    ),
    question(
      'recording-accesses',
      'Is someone accessing recordings anomalously? All accesses to compare.',
      'action:access resource:recording',
      (moment) => isAccess(moment, 'recording'),
      'UTC',
    ),
    question(
      'recording-accesses-of-the-night',
      'What was accessed in the night of 2026-03-17?',
      'action:access resource:recording actor:luis@acme.example from:2026-03-17T00:00 to:2026-03-17T07:00',
      (moment) =>
        isAccess(moment, 'recording') && moment.event.actor.email === 'luis@acme.example' && thatNight(moment),
    ),
    question(
      'recording-policies-this-month',
      'How did recording policies change this month (May 2026)?',
      'action:update resource:recording_policy from:2026-05-01 to:2026-06-01',
      (moment) =>
        moment.event.action === 'update' && moment.event.resource.type === 'recording_policy' && thisMonth(moment),
    ),
    question(
      'agent-did-not-access',
      'Did agent sara access this recording? (Nothing found is the answer, within what the archive covers.)',
      `actor:sara@acme.example resource:recording resource.id:${recording}`,
      ({ event }) => event.actor.email === 'sara@acme.example' && event.resource.id === recording,
      'UTC',
    ),
    question(
      'who-accessed-the-recording',
      'And who did access it?',
      `resource:recording resource.id:${recording}`,
      ({ event }) => event.resource.type === 'recording' && event.resource.id === recording,
      'UTC',
    ),
  ];
};
