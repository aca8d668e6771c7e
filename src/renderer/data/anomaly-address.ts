// The parameters of the method as one parameter of the address: only what differs from the usual, so that a link names it and
// nothing more. The resource and the actions have parameters of their own, which the counts share.
import {
  type AnomalyParameters,
  accessActions,
  anomalyParametersSchema,
  defaultAnomalyParameters,
  workCalendarSchema,
} from '#shared/model/anomaly.ts';

/** Stands for every action in the list of the address. */
export const everyAction = '*';

/** The verbs of the address; an empty list would count nothing, so it means the usual ones. Null: every action counts. */
export const readActions = (list: string | undefined): string[] | null => {
  const named = (list ?? '').split(',').filter((action) => action.trim() !== '');
  if (named.includes(everyAction)) return null;
  return named.length === 0 ? [...accessActions] : named;
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const differing = (value: object, usual: object): Record<string, unknown> => {
  const known = new Map<string, unknown>(Object.entries(usual));
  return Object.fromEntries(Object.entries(value).filter(([name, part]) => !same(part, known.get(name))));
};

/** Names of the parameters that are not the usual ones, those of the calendar after `calendar.`. */
export const changedParameters = (parameters: AnomalyParameters): string[] => {
  const { resource: _, actions: __, calendar, ...rest } = parameters;
  const { calendar: usualCalendar, ...usual } = defaultAnomalyParameters;
  return [
    ...Object.keys(differing(rest, usual)),
    ...Object.keys(differing(calendar, usualCalendar)).map((name) => `calendar.${name}`),
  ];
};

/** JSON of what differs from the usual; empty where nothing does. */
export const printAnomalyParameters = (parameters: AnomalyParameters): string => {
  const { resource: _, actions: __, calendar, ...rest } = parameters;
  const { calendar: usualCalendar, ...usual } = defaultAnomalyParameters;
  const days = differing(calendar, usualCalendar);
  const changed = { ...differing(rest, usual), ...(Object.keys(days).length === 0 ? {} : { calendar: days }) };
  return Object.keys(changed).length === 0 ? '' : JSON.stringify(changed);
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export interface AnomalyAddress {
  resource: string | undefined;
  /** Separated by commas. */
  actions: string | undefined;
  /** As `printAnomalyParameters` writes it. */
  parameters: string | undefined;
}

/** `readable` false: the usual parameters stand in for a text that is none of ours. */
export const readAnomalyParameters = (
  address: AnomalyAddress,
): { parameters: AnomalyParameters; readable: boolean } => {
  const counted = {
    resource: address.resource ?? defaultAnomalyParameters.resource,
    actions: readActions(address.actions),
  };
  const usual = { ...defaultAnomalyParameters, ...counted };
  const text = address.parameters ?? '';
  if (text === '') return { parameters: usual, readable: true };
  const given = parse(text);
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { parameters: usual, readable: false };
  const read = anomalyParametersSchema.safeParse({ ...given, ...counted });
  return read.success ? { parameters: read.data, readable: true } : { parameters: usual, readable: false };
};

/** The same parameters with another zone of the calendar; the schema's rules hold. */
export const withCalendarZone = (parameters: AnomalyParameters, zone: string): AnomalyParameters => ({
  ...parameters,
  calendar: workCalendarSchema.parse({ ...parameters.calendar, zone }),
});
