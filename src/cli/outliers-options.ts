// What the options of `outliers` say, as the parameters of the method.
import { readFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { WorkbenchError } from '#shared/contract/errors.ts';
import {
  type AlertBudget,
  type AnomalyParameters,
  alertBudgetSchema,
  anomalyParametersSchema,
  workCalendarSchema,
} from '#shared/model/anomaly.ts';

export interface ParameterOptions {
  tz: string;
  resource: string;
  actions?: string[] | 'all';
  hours?: { from: string; to: string };
  holidays?: string[];
  group?: Record<string, string>;
  service?: string[];
}

const isDate = (text: string): boolean => workCalendarSchema.shape.holidays.safeParse([text]).success;

/** An ISO day. */
export const isoDay = (text: string): string => {
  if (isDate(text)) return text;
  throw new InvalidArgumentError('It must be a date such as 2026-05-01.');
};

/** `all` or verbs, comma-separated. */
export const actionList = (text: string): string[] | 'all' => {
  if (text.trim() === 'all') return 'all';
  const actions = text.split(',').map((part) => part.trim());
  if (!actions.includes('')) return actions;
  throw new InvalidArgumentError('It must be "all" or actions separated by commas.');
};

/** `2/day`, `20/week`. */
export const alertBudget = (text: string): AlertBudget => {
  const [alerts = '', per = ''] = text.split('/');
  const budget = alertBudgetSchema.safeParse({ alerts: /^\d+(\.\d+)?$/.test(alerts) ? Number(alerts) : null, per });
  if (budget.success) return budget.data;
  throw new InvalidArgumentError('It must be a number of findings a day or a week, such as 2/day or 20/week.');
};

/** `08:00-20:00`. */
export const businessHours = (text: string): { from: string; to: string } => {
  const [from, to] = text.split('-');
  const hours = workCalendarSchema.pick({ from: true, to: true }).safeParse({ from, to });
  if (hours.success && from !== undefined && to !== undefined) return hours.data;
  throw new InvalidArgumentError('It must be two times of day such as 08:00-20:00.');
};

const datesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/#.*/, ''))
    .flatMap((line) => line.split(/[\s,;]+/))
    .filter((part) => part !== '');

/** Dates, or the name of a file with one on each line; what follows a `#` is passed over. Throws BAD_INPUT, SOURCE_NOT_FOUND. */
export const holidayDates = (text: string): string[] => {
  const given = datesIn(text);
  if (given.length > 0 && given.every(isDate)) return given;
  let content: string;
  try {
    content = readFileSync(text, 'utf8');
  } catch (cause) {
    throw new WorkbenchError('SOURCE_NOT_FOUND', text, 'neither dates such as 2026-12-25 nor a file of them', {
      cause,
    });
  }
  const dates = datesIn(content);
  const wrong = dates.find((date) => !isDate(date));
  if (wrong !== undefined)
    throw new WorkbenchError('BAD_INPUT', text, `"${wrong.slice(0, 40)}" is no date such as 2026-12-25`);
  return dates;
};

/** `ACTOR=GROUP`, which may be given several times. */
export const peerGroup = (text: string, groups: Record<string, string> = {}): Record<string, string> => {
  const at = text.lastIndexOf('=');
  if (at <= 0 || at === text.length - 1)
    throw new InvalidArgumentError('It must be an actor and a group: ACTOR=GROUP.');
  return { ...groups, [text.slice(0, at)]: text.slice(at + 1) };
};

/** May be given several times. */
export const serviceActor = (text: string, actors: string[] = []): string[] => [...actors, text];

/** Throws BAD_INPUT for values out of bounds. */
export const parametersOf = ({
  tz,
  resource,
  actions,
  hours,
  holidays,
  group,
  service,
}: ParameterOptions): AnomalyParameters => {
  const parameters = anomalyParametersSchema.safeParse({
    resource,
    ...(actions === undefined ? {} : { actions: actions === 'all' ? null : actions }),
    calendar: { zone: tz, ...hours, ...(holidays === undefined ? {} : { holidays: [...new Set(holidays)].sort() }) },
    ...(group === undefined ? {} : { groups: group }),
    ...(service === undefined ? {} : { service }),
  });
  if (parameters.success) return parameters.data;
  const [issue] = parameters.error.issues;
  throw new WorkbenchError('BAD_INPUT', issue?.path.join('.') ?? 'parameters', issue?.message ?? 'out of bounds');
};
