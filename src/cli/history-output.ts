// A resource's versions and its state, in lines that can be read late in the evening.
import type { Blame, ResourceHistory, ResourceVersion, StateAsOf, Who } from '#shared/model/changes.ts';
import { stepsTo, valueAt } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { changesText, valueText } from './output/change-text.ts';
import { createLocalTime } from './output/local-time.ts';
import { printable } from './output/printable.ts';
import { createTable } from './output/table.ts';

const who = ({ id, email }: Who): string => email ?? id ?? '';
const number = (value: number): string => value.toLocaleString('en');

const versionTable = (versions: readonly ResourceVersion[], zone: string): string => {
  const localTime = createLocalTime(zone);
  return createTable<ResourceVersion>([
    { heading: '#', value: (version) => String(version.number), most: 8, align: 'right' },
    { heading: `TIME (${zone})`, value: ({ at }) => localTime(at), most: 32 },
    { heading: 'ACTOR', value: ({ actor }) => who(actor), most: 36 },
    { heading: 'ACTION', value: ({ action }) => action ?? '', most: 24 },
    { heading: 'EVENT', value: ({ eventId }) => eventId, most: 80 },
    {
      heading: 'CHANGE',
      value: ({ changes, changeCount, conflict }) =>
        (conflict ? '[conflict] ' : '') + changesText(changes, changeCount),
      most: 100,
    },
  ])(versions);
};

interface FieldRow {
  field: string;
  value: string;
  blame: Blame | undefined;
}

/** `nodes.n2` before `nodes.n10`. */
const byNumberToo = new Intl.Collator('en', { numeric: true }).compare;

const membersOf = (state: JsonValue): [string, JsonValue][] =>
  typeof state === 'object' && state !== null && !Array.isArray(state) ? Object.entries(state) : [['', state]];

/** The members of the state, and what is known to have been set within them. */
const fieldRows = ({ state, blame }: StateAsOf): FieldRow[] => {
  if (state === null) return [];
  const members = membersOf(state);
  const within = Object.keys(blame).filter((field) => members.every(([name]) => name !== field));
  return [
    ...members.map(([field, value]) => ({ field, value: valueText(value), blame: blame[field] })),
    ...within.sort(byNumberToo).map((field) => {
      const steps = stepsTo(state, field) ?? [];
      return { field, value: valueText(valueAt(state, steps)), blame: blame[field] };
    }),
  ];
};

const stateTable = (state: StateAsOf, zone: string): string => {
  const rows = fieldRows(state);
  if (rows.length === 0) return '';
  const localTime = createLocalTime(zone);
  return createTable<FieldRow>([
    { heading: 'FIELD', value: ({ field }) => field, most: 48 },
    { heading: 'VALUE', value: ({ value }) => value, most: 72 },
    { heading: '', value: ({ blame }) => blame?.how ?? '', most: 4 },
    { heading: 'BY', value: ({ blame }) => (blame === undefined ? '' : who(blame.actor)), most: 36 },
    { heading: `TIME (${zone})`, value: ({ blame }) => (blame === undefined ? '' : localTime(blame.at)), most: 32 },
    { heading: 'EVENT', value: ({ blame }) => blame?.eventId ?? '', most: 80 },
  ])(rows);
};

const existence = ({ exists, complete, version }: StateAsOf): string => {
  if (exists === 'no') return version === null ? 'it did not exist yet' : 'it was deleted';
  if (exists === 'unknown') return 'nothing is known';
  return complete ? 'complete' : 'only what changes show';
};

const stateHead = (state: StateAsOf, zone: string): string => {
  const when = state.at === null ? 'Newest state' : `State as of ${createLocalTime(zone)(state.at)} (${zone})`;
  const version = state.version === null ? '' : `, version ${number(state.version.number)}`;
  return `${when}${version}: ${existence(state)}`;
};

const unknownLines = ({ unknown, inferred }: StateAsOf): string[] => {
  if (unknown.length === 0) return [];
  const lines = unknown.map((field) => {
    const later = Object.hasOwn(inferred, field) ? inferred[field] : undefined;
    const told = later === undefined ? '' : `: ${valueText(later.value)}, says the later change ${later.eventId}`;
    return `  ${printable(field + told)}`;
  });
  return [`Unknown then (${number(unknown.length)}):`, ...lines];
};

/** Ends with a line break. Times are in the zone. */
export const historyText = (history: ResourceHistory, state: StateAsOf, zone: string): string => {
  const { resource, name, tenants, versions } = history;
  const others = tenants.filter((tenant) => tenant !== resource.tenantId);
  const head = `${printable(`${resource.type} ${resource.id}`)}${name === null ? '' : `  ${printable(name)}`}`;
  const lines = [
    `${head}: ${number(versions.length)} ${versions.length === 1 ? 'version' : 'versions'}`,
    ...(others.length === 0
      ? []
      : [
          `Of tenant ${printable(resource.tenantId ?? '(not stated)')}; the same type and id also stand for something of ${others
            .map((tenant) => printable(tenant ?? '(not stated)'))
            .join(', ')}: choose with --tenant.`,
        ]),
  ];
  const table =
    versions.length === 0 ? 'Events name it, and none of them is a change.\n' : versionTable(versions, zone);
  return [
    `${lines.join('\n')}\n${table}\n${stateHead(state, zone)}\n${stateTable(state, zone)}`,
    ...unknownLines(state).map((line) => `${line}\n`),
  ].join('');
};
