// Counts what the generator tells, so that a demo archive can be checked against numbers the query engine had no part in.
import { z } from 'zod';
import { demoFromMs, demoToMs, demoZone } from './demo-event.ts';
import type { DemoMoment, DemoSize } from './demo-events.ts';
import { demoQuestions } from './demo-questions.ts';
import { missingUpdateSchema, missingUpdateTeller } from './missing-update.ts';
import { plantedCases } from './planted-cases.ts';

/** At most this many event ids are listed for a case or a question, oldest first; `complete` says whether that is all. */
const listedIds = 1000;

const tallySchema = z.object({
  count: z.number().int(),
  eventIds: z.array(z.string()),
  complete: z.boolean(),
});
type Tally = z.infer<typeof tallySchema>;

/**
 * The file `demo-cases.json` beside a demo archive. Times are RFC 3339 UTC; `from`/`to` of a case are its first and last event.
 * `breaks`: what a chain check has to find, and nothing else.
 */
export const demoCasesSchema = z.object({
  format: z.literal('sivo-audit-demo-cases'),
  version: z.literal(1),
  seed: z.number().int(),
  events: z.number().int(),
  from: z.string(),
  to: z.string(),
  zone: z.string(),
  cases: z.array(
    tallySchema.extend({
      id: z.string(),
      kind: z.enum(['outlier', 'rule', 'question', 'benign']),
      title: z.string(),
      actors: z.array(z.string()),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  questions: z.array(
    tallySchema.extend({ id: z.string(), question: z.string(), filter: z.string(), zone: z.string() }),
  ),
  breaks: z.array(missingUpdateSchema),
});
export type DemoCases = z.infer<typeof demoCasesSchema>;

const emptyTally = (): Tally => ({ count: 0, eventIds: [], complete: true });

const count = (tally: Tally, id: string): void => {
  tally.count += 1;
  if (tally.eventIds.length < listedIds) tally.eventIds.push(id);
  else tally.complete = false;
};

export interface DemoTeller {
  hear(moment: DemoMoment): void;
  answers(): DemoCases;
}

/** Listens to every moment of a demo and then states what was in it. */
export const tellDemo = ({ events, seed }: DemoSize): DemoTeller => {
  const questions = demoQuestions(seed).map((question) => ({ question, tally: emptyTally() }));
  const cases = plantedCases.map((description) => ({
    description,
    tally: emptyTally(),
    from: null as string | null,
    to: null as string | null,
  }));
  const missing = missingUpdateTeller();
  const countCase = (caseId: string | null | undefined, { id, timestamp }: DemoMoment['event']): void => {
    if (caseId === null || caseId === undefined) return;
    const found = cases.find(({ description }) => description.id === caseId);
    if (found === undefined) throw new Error(`No planted case is called ${caseId}`);
    count(found.tally, id);
    found.from ??= timestamp;
    found.to = timestamp;
  };
  return {
    hear: (moment) => {
      for (const { question, tally } of questions) if (question.matches(moment)) count(tally, moment.event.id);
      missing.hear(moment);
      countCase(moment.caseId, moment.event);
      countCase(moment.alsoOf, moment.event);
    },
    answers: () => ({
      format: 'sivo-audit-demo-cases',
      version: 1,
      seed,
      events,
      from: new Date(demoFromMs).toISOString(),
      to: new Date(demoToMs).toISOString(),
      zone: demoZone,
      cases: cases.map(({ description, tally, from, to }) => ({ ...description, from, to, ...tally })),
      questions: questions.map(({ question: { matches: _, ...question }, tally }) => ({ ...question, ...tally })),
      breaks: missing.breaks(),
    }),
  };
};
