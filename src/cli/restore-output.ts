// A way back for people: the fields as a table, and what has to be known before anybody takes it.
import type { JsonValue } from '#shared/model/json.ts';
import type { RestoreNote, RestorePlan, RestoreRow } from '#shared/model/restore.ts';
import { printable } from './output/printable.ts';
import { createTable } from './output/table.ts';

const valueText = (value: JsonValue | undefined, known: boolean): string => {
  if (!known) return '(not known)';
  return value === undefined ? '(none)' : JSON.stringify(value);
};

const who = ({ email, id }: { email: string | null; id: string | null }): string => email ?? id ?? 'somebody';

const noteTexts: Record<RestoreNote['code'], string> = {
  CURRENT_IS_FROM_LOG:
    'What is there now is what the log knows last; whatever was changed without the log is not in it.',
  CONFLICTS: 'Changed again since, and not decided; choose with --restore FIELD or --keep FIELD',
  UNKNOWN_FIELDS: 'Left alone, for the log does not tell their value then',
  MERGE_CANNOT_SET_NULL: 'A merge patch cannot say it (it cannot set null); use --format patch',
  STATE_INCOMPLETE: 'The whole state is not known; it may have fields that no change ever named',
  LONG_NUMBER_IS_TEXT: 'Kept as the text of its digits; it may have been a number',
  CHAIN_BROKEN: 'A later change found something else there than the change before it had left: a change is missing',
  DELETED_NOW: 'The resource is deleted now; this makes it again',
  SOURCES_CONFLICT: 'Sources disagree about these events; the version stored first counts',
  DIFF_AND_STATES_DISAGREE: "The event's diff and its complete states tell different things",
  NOT_PLACED: 'Left alone, for nobody can tell where it stands now',
  NOTHING_TO_DO: 'As it stands, this changes nothing.',
};

/** Most names listed; `--json` has all of them. */
const most = 20;

const noteText = ({ code, detail }: RestoreNote): string => {
  const names = detail.slice(0, most).map((name) => printable(name === '' ? 'the resource' : name));
  const more = detail.length > most ? ` and ${detail.length - most} more` : '';
  return names.length === 0 ? noteTexts[code] : `${noteTexts[code]}: ${names.join(', ')}${more}.`;
};

/** Most later changes listed of one field, the newest ones. */
const mostChanges = 3;

/** A line for each note, and for the newest later changes of each field. */
export const restoreNotices = ({ notes, rows }: RestorePlan): string[] => [
  ...notes.map(noteText),
  ...rows.flatMap(({ path, conflicts, conflictTotal }) => [
    ...conflicts.slice(-mostChanges).map(({ eventId, at, actor, from, to }) => {
      const change =
        from === undefined && to === undefined
          ? ''
          : `: ${valueText(from, from !== undefined)} → ${valueText(to, to !== undefined)}`;
      return printable(`${path || 'the resource'} was changed at ${at} by ${who(actor)}, ${eventId}${change}`);
    }),
    ...(conflictTotal > mostChanges
      ? [`${printable(path || 'the resource')} was changed ${conflictTotal - mostChanges} times more before that.`]
      : []),
  ]),
];

const choiceText = ({ choice, pointer, willBeKnown, conflictTotal, decided }: RestoreRow): string => {
  if (pointer === null || !willBeKnown) return 'cannot go back';
  if (conflictTotal > 0 && !decided) return `${choice}?`;
  return choice;
};

const table = createTable<RestoreRow>([
  { heading: 'FIELD', value: ({ path }) => path || '(the resource)', most: 40 },
  { heading: 'NOW', value: ({ current, currentKnown }) => valueText(current, currentKnown), most: 40 },
  { heading: 'WILL BE', value: ({ willBe, willBeKnown }) => valueText(willBe, willBeKnown), most: 40 },
  { heading: 'CHOICE', value: choiceText, most: 16 },
]);

export const restoreText = (plan: RestorePlan): string => {
  const { mode, resource, eventId, eventAt, actor, rows, request } = plan;
  const name = resource.name === null ? '' : ` "${resource.name}"`;
  const verb = mode === 'undo' ? 'Undo' : 'Back to the version left by';
  return [
    `${printable(`${verb} ${eventId}, ${eventAt} by ${who(actor)}`)}\n`,
    `${printable(`${resource.type} ${resource.id}${name}`)}\n\n`,
    rows.length === 0 ? '' : `${table(rows)}\n`,
    `${printable(`${request.method} ${request.url}`)}${plan.endpoint ? '' : '  (no endpoint is set up; the address is a placeholder)'}\n`,
  ].join('');
};
