// Values as a sentence shows them: texts in quotes, what is missing or unknown in brackets, long ones cut where they differ.
import type { FieldDiff, Unit } from '#shared/model/changes.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { ProseLanguage } from './prose-names.ts';

/** Characters of one value in a sentence. */
const longest = 80;
/** Characters that stand before the first difference of two long texts. */
const lead = 20;

const words = {
  en: { yes: 'yes', no: 'no', null: '(null)', absent: '(absent)', unknown: '(unknown)' },
  es: { yes: 'sí', no: 'no', null: '(nulo)', absent: '(ausente)', unknown: '(desconocido)' },
} as const;

/** One and many. */
const unitWords: Readonly<Record<ProseLanguage, Readonly<Record<Unit, readonly [string, string]>>>> = {
  en: {
    milliseconds: ['ms', 'ms'],
    seconds: ['second', 'seconds'],
    minutes: ['minute', 'minutes'],
    hours: ['hour', 'hours'],
    days: ['day', 'days'],
    bytes: ['byte', 'bytes'],
    percent: ['%', '%'],
  },
  es: {
    milliseconds: ['ms', 'ms'],
    seconds: ['segundo', 'segundos'],
    minutes: ['minuto', 'minutos'],
    hours: ['hora', 'horas'],
    days: ['día', 'días'],
    bytes: ['byte', 'bytes'],
    percent: ['%', '%'],
  },
};

/** What would break a line, hide in it or turn it around. */
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const seen: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Text on one line in which nothing hides: controls and marks without width are written as escapes. */
export const onOneLine = (text: string): string =>
  text.replace(unseen, (sign) => seen[sign] ?? `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);

/** At most `most` characters, never half of one. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/\p{Surrogate}$/u, '')}…`;

/** From `start` on, where something before it is left out. */
const from = (text: string, start: number): string =>
  start === 0 ? text : `…${text.slice(start).replace(/^\p{Surrogate}/u, '')}`;

const shown = (value: JsonValue, language: ProseLanguage, start: number): string => {
  const say = words[language];
  if (value === null) return say.null;
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  if (typeof value === 'string') return `"${onOneLine(cut(from(value, start), longest))}"`;
  return onOneLine(cut(JSON.stringify(value), longest));
};

const sharedStart = (one: string, other: string): number => {
  const end = Math.min(one.length, other.length);
  let index = 0;
  while (index < end && one[index] === other[index]) index += 1;
  return index;
};

/** Where two texts too long to be shown whole begin to be shown; 0 for anything else. */
const startOf = ({ from: old, to: now }: Pick<FieldDiff, 'from' | 'to'>): number => {
  if (typeof old !== 'string' || typeof now !== 'string') return 0;
  if (old.length <= longest && now.length <= longest) return 0;
  const start = sharedStart(old, now) - lead;
  return start > lead ? start : 0;
};

const side = (value: JsonValue | undefined, known: boolean, language: ProseLanguage, start: number): string => {
  if (!known) return words[language].unknown;
  return value === undefined ? words[language].absent : shown(value, language, start);
};

const isAmount = (value: JsonValue | undefined): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value));

/** A blank and the unit's word for an amount; nothing for any other value. */
const unitOf = (value: JsonValue | undefined, unit: Unit | null, language: ProseLanguage): string => {
  if (unit === null || !isAmount(value)) return '';
  const [one, many] = unitWords[language][unit];
  return ` ${Number(value) === 1 ? one : many}`;
};

/** One value with its unit: `90 days`, `"mp3"`, `(absent)`. */
export const proseValue = (
  value: JsonValue | undefined,
  known: boolean,
  unit: Unit | null,
  language: ProseLanguage,
): string => `${side(value, known, language, 0)}${known ? unitOf(value, unit, language) : ''}`;

/** Both values: `90 → 180 days`; the unit is said once where both are amounts. */
export const proseValues = (
  { from: old, to: now, fromKnown, toKnown, unit }: FieldDiff,
  language: ProseLanguage,
): string => {
  const start = startOf({ from: old, to: now });
  const before = side(old, fromKnown, language, start);
  const after = side(now, toKnown, language, start);
  const unitAfter = unitOf(now, unit, language);
  return `${before}${unitAfter === '' ? unitOf(old, unit, language) : ''} → ${after}${unitAfter}`;
};
