// One change as sentences: a line for each field, and the whole event in one.
import { assertNever } from '#shared/assert-never.ts';
import type { FieldDiff, Who } from '#shared/model/changes.ts';
import type { ChangeKind } from './change-kind.ts';
import { type ProseLanguage, proseField, proseType } from './prose-names.ts';
import { onOneLine, proseValue, proseValues } from './prose-value.ts';

/** Fields named in the sentence of the whole event; the others are counted. */
const mostInSentence = 4;

/** What a sentence tells of an event. `at` is the time in words. */
export interface ChangeTold {
  type: string | null;
  id: string | null;
  name: string | null;
  kind: ChangeKind;
  action: string | null;
  actor: Who;
  at: string;
  reason: string | null;
  crossTenant: boolean | null;
  /** Of all `fieldTotal` fields. */
  lines: readonly string[];
  fieldTotal: number;
  disagrees: boolean;
  conflict: boolean;
  /** Members of the change are left out on purpose. */
  leftOut?: boolean;
}

const phrases = {
  en: {
    unnamed: '(no id)',
    nobody: '(unknown actor)',
    by: (who: string) => `by ${who}`,
    created: 'created',
    createdWith: (what: string) => `created with ${what},`,
    deleted: 'deleted',
    untold: 'changed, the log does not say what,',
    leftOut: 'changed in members that are left out here,',
    partly: 'members are left out here',
    more: (count: number) => (count === 1 ? 'and 1 more field' : `and ${count} more fields`),
    moved: (field: string, from: number, to: number) => `${field} moved from place ${from} to place ${to}`,
    team: 'SIVO team',
    reason: (text: string) => `reason: "${text}"`,
    disagrees: 'its diff and its complete states disagree',
    conflict: 'sources disagree about this event',
  },
  es: {
    unnamed: '(sin id)',
    nobody: '(autor desconocido)',
    by: (who: string) => `por ${who}`,
    created: 'creación',
    createdWith: (what: string) => `creación con ${what},`,
    deleted: 'eliminación',
    untold: 'cambio del que el registro no dice qué cambió,',
    leftOut: 'cambio en miembros que aquí se omiten,',
    partly: 'aquí se omiten miembros',
    more: (count: number) => (count === 1 ? 'y 1 campo más' : `y ${count} campos más`),
    moved: (field: string, from: number, to: number) => `${field} pasa del puesto ${from} al ${to}`,
    team: 'equipo SIVO',
    reason: (text: string) => `motivo: "${text}"`,
    disagrees: 'su diff y sus estados completos no concuerdan',
    conflict: 'las fuentes no concuerdan sobre este evento',
  },
} as const;

/** SIVO writes null for what was not there before a creation or is not after a deletion. */
const isNothing = (value: FieldDiff['from'], known: boolean): boolean =>
  known && (value === undefined || value === null);

/** `retention 90 → 180 days`; of something created or deleted the one value there is: `retention 90 days`. */
export const proseLine = (field: FieldDiff, kind: ChangeKind, language: ProseLanguage): string => {
  const name = onOneLine(proseField(field.path, field.unit, language));
  const { from, to, fromKnown, toKnown, unit, kind: difference } = field;
  if (difference === 'moved') {
    const { fromIndex = 0, toIndex = 0 } = field;
    return phrases[language].moved(name, fromIndex + 1, toIndex + 1);
  }
  if (kind === 'create' && isNothing(from, fromKnown)) return `${name} ${proseValue(to, toKnown, unit, language)}`;
  if (kind === 'delete' && isNothing(to, toKnown)) return `${name} ${proseValue(from, fromKnown, unit, language)}`;
  return `${name} ${proseValues(field, language)}`;
};

/** `Recording policy Ventas`; without a name its id. */
export const proseResource = (
  { type, id, name }: Pick<ChangeTold, 'type' | 'id' | 'name'>,
  language: ProseLanguage,
): string => onOneLine(`${proseType(type, language)} ${name ?? id ?? phrases[language].unnamed}`);

const plain = new Set(['update', 'updated', 'modify', 'modified', 'change', 'changed', 'edit', 'edited', 'patch']);

const fieldsOf = (told: ChangeTold, language: ProseLanguage): string => {
  const shown = told.lines.slice(0, mostInSentence);
  const more = told.fieldTotal - shown.length;
  return more > 0 ? `${shown.join('; ')} ${phrases[language].more(more)}` : shown.join('; ');
};

const deedOf = (told: ChangeTold, language: ProseLanguage): string => {
  const say = phrases[language];
  const isSilent = told.fieldTotal === 0;
  switch (told.kind) {
    case 'create':
      return isSilent ? say.created : say.createdWith(fieldsOf(told, language));
    case 'delete':
      return say.deleted;
    case 'update': {
      const silence = told.leftOut === true ? say.leftOut : say.untold;
      const what = isSilent ? silence : fieldsOf(told, language);
      const isPlain = told.action === null || plain.has(told.action.toLowerCase());
      return isPlain ? what : `${onOneLine(told.action ?? '')}: ${what}`;
    }
    default:
      return assertNever(told.kind);
  }
};

/** Who did it, as the log names them: by e-mail or by id. */
export const proseActor = ({ email, id }: Who, language: ProseLanguage): string =>
  onOneLine(email ?? id ?? phrases[language].nobody);

/** `Recording policy Ventas: retention 90 → 180 days by ana@acme.example, 20 May 2026 10:23 UTC`. */
export const proseSentence = (told: ChangeTold, language: ProseLanguage): string => {
  const say = phrases[language];
  const who = say.by(proseActor(told.actor, language));
  const asides = [
    ...(told.crossTenant === true ? [say.team] : []),
    ...(told.reason === null ? [] : [say.reason(onOneLine(told.reason))]),
    ...(told.disagrees ? [say.disagrees] : []),
    ...(told.leftOut === true && told.fieldTotal > 0 ? [say.partly] : []),
    ...(told.conflict ? [say.conflict] : []),
  ];
  const aside = asides.length === 0 ? '' : ` (${asides.join('; ')})`;
  return `${proseResource(told, language)}: ${deedOf(told, language)} ${who}, ${told.at}${aside}`;
};
