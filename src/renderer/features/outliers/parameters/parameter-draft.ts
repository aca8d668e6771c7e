// The parameters as they are typed, and what is wrong with what was typed. Nothing is guessed: a line that cannot be read is named.
import { type AnomalyParameters, anomalyParametersSchema, workCalendarSchema } from '#shared/model/anomaly.ts';

export const numberNames = [
  'baselineDays',
  'kappa',
  'floor',
  'leastPeers',
  'leastDispersion',
  'mostDispersion',
  'persistenceDays',
  'persistenceWeight',
  'persistenceAbove',
  'cusumSlack',
  'leastHistory',
  'leastWeeklyHistory',
  'leastNoveltyDays',
  'low',
  'medium',
  'high',
] as const;
export type NumberName = (typeof numberNames)[number];

/** Lists hold one entry a line; a number that was emptied is an empty text. */
export interface ParameterDraft {
  zone: string;
  businessDays: number[];
  from: string;
  to: string;
  holidays: string;
  groups: string;
  service: string;
  numbers: Record<NumberName, number | string>;
}

export type DraftProblem =
  | { key: 'badDate' | 'badGroup' | 'badClock' | 'badZone'; text: string }
  | { key: 'badNumber'; name: NumberName; text: string }
  | { key: 'badOrder' | 'badHours' | 'badBounds' };

export const draftOf = (parameters: AnomalyParameters): ParameterDraft => ({
  zone: parameters.calendar.zone,
  businessDays: [...parameters.calendar.businessDays],
  from: parameters.calendar.from,
  to: parameters.calendar.to,
  holidays: parameters.calendar.holidays.join('\n'),
  groups: Object.entries(parameters.groups)
    .map(([actor, group]) => `${actor} = ${group}`)
    .join('\n'),
  service: parameters.service.join('\n'),
  numbers: Object.fromEntries(numberNames.map((name) => [name, parameters[name]])) as Record<NumberName, number>,
});

const linesOf = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const groupOf = (line: string): [actor: string, group: string] | null => {
  const equals = line.indexOf('=');
  const actor = line.slice(0, Math.max(0, equals)).trim();
  const group = line.slice(equals + 1).trim();
  return equals < 0 || actor === '' || group === '' ? null : [actor, group];
};

const { calendar: calendarPart } = anomalyParametersSchema.shape;

/** `knowsZone`: whether a zone can be computed with. `resource` and `actions` are those of `before`. */
export const readDraft = (
  draft: ParameterDraft,
  before: AnomalyParameters,
  knowsZone: (zone: string) => boolean,
): { parameters: AnomalyParameters | null; problems: DraftProblem[] } => {
  const problems: DraftProblem[] = [];
  const { shape } = workCalendarSchema;
  if (!knowsZone(draft.zone)) problems.push({ key: 'badZone', text: draft.zone });
  for (const clock of [draft.from, draft.to])
    if (!shape.from.safeParse(clock).success) problems.push({ key: 'badClock', text: clock });
  if (problems.length === 0 && draft.from >= draft.to) problems.push({ key: 'badHours' });
  const holidays = [...new Set(linesOf(draft.holidays, /[\n,;]/u))].sort();
  for (const date of holidays)
    if (!shape.holidays.safeParse([date]).success) problems.push({ key: 'badDate', text: date });
  const groups = linesOf(draft.groups, /\n/u).map((line) => ({ line, pair: groupOf(line) }));
  for (const { line, pair } of groups) if (pair === null) problems.push({ key: 'badGroup', text: line });
  for (const name of numberNames) {
    const value = draft.numbers[name];
    if (typeof value !== 'number' || !anomalyParametersSchema.shape[name].safeParse(value).success)
      problems.push({ key: 'badNumber', name, text: String(value) });
  }
  const { low, medium, high, leastDispersion, mostDispersion } = draft.numbers;
  if (low > medium || medium > high) problems.push({ key: 'badOrder' });
  if (leastDispersion > mostDispersion) problems.push({ key: 'badBounds' });
  if (problems.length > 0) return { parameters: null, problems };
  return {
    parameters: anomalyParametersSchema.parse({
      resource: before.resource,
      actions: before.actions,
      calendar: calendarPart.parse({
        zone: draft.zone,
        businessDays: [...draft.businessDays].sort(),
        from: draft.from,
        to: draft.to,
        holidays,
      }),
      groups: Object.fromEntries(groups.flatMap(({ pair }) => (pair === null ? [] : [pair]))),
      service: [...new Set(linesOf(draft.service, /[\n,;]/u))],
      ...draft.numbers,
    }),
    problems,
  };
};
