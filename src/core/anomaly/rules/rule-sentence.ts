// The sentence of a hit, out of the rule's template and the hit's own numbers. A placeholder nobody knows is an error of the rule.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Rule } from '#shared/model/rule.ts';

export type SentenceLanguage = keyof Rule['sentence'];

/** Placeholders of any rule. Those of the event are of the first event of the last step. */
const names = [
  'actor',
  'role',
  'ip',
  'userAgent',
  'action',
  'resource',
  'reason',
  'tenant',
  'subject',
  'events',
  'actors',
  'days',
  'from',
  'to',
  'span',
  'duration',
  'zone',
] as const;
/** Of the test `silent-before`, and of `changed-back`: the value that came back, what stood between, who had changed it and when. */
const silentNames = ['silentDays'] as const;
const backNames = ['field', 'value', 'between', 'otherActor', 'otherAt'] as const;
/** Of one step: `{events.2}`. `most`: the largest number within `within`. */
const stepNames = ['events', 'most', 'at', 'within'] as const;

/** What the placeholders of the rule stand for in one hit. */
export type SentenceValues = ReadonlyMap<string, string>;

/** `{name}`, or `{name|word|words}`: the word that goes with the number of that name. */
const placeholders = /\{([^{}|]*)(?:\|([^{}|]*)\|([^{}|]*))?\}/g;

/** Every placeholder the rule may use. */
const namesOf = ({ steps }: Rule): Set<string> => {
  const tests = steps.map(({ test }) => test?.kind);
  return new Set([
    ...names,
    ...(tests.includes('silent-before') ? silentNames : []),
    ...(tests.includes('changed-back') ? backNames : []),
    ...steps.flatMap((_, index) => stepNames.map((name) => `${name}.${index + 1}`)),
  ]);
};

/** Throws BAD_RULE naming the placeholder that no hit of the rule can fill. */
export const checkSentences = (rule: Rule): void => {
  const known = namesOf(rule);
  for (const language of ['en', 'es'] as const) {
    for (const [whole, name = ''] of rule.sentence[language].matchAll(placeholders)) {
      if (known.has(name)) continue;
      const detail = `${whole} cannot be filled; there are ${[...known].map((each) => `{${each}}`).join(' ')}`;
      throw new WorkbenchError('BAD_RULE', `${rule.id}: sentence.${language}`, detail);
    }
  }
};

export const fillSentence = (template: string, values: SentenceValues): string =>
  template.replace(placeholders, (whole, name: string, one?: string, other?: string) => {
    const value = values.get(name) ?? whole;
    if (one === undefined || other === undefined) return value;
    return value === '1' ? one : other;
  });

const unstated = { en: '(not stated)', es: '(no consta)' } as const;
const mostCharacters = 200;

/** A text of an event, shortened where it is long. */
export const toldText = (text: string | null, language: SentenceLanguage): string => {
  if (text === null || text === '') return unstated[language];
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters).replace(/[\ud800-\udbff]$/, '')}…`;
};

const units = {
  en: { second: ['second', 'seconds'], minute: ['minute', 'minutes'], hour: ['hour', 'hours'], day: ['day', 'days'] },
  es: { second: ['segundo', 'segundos'], minute: ['minuto', 'minutos'], hour: ['hora', 'horas'], day: ['día', 'días'] },
} as const;

/** A length of time in its two largest units: "1 hour 5 minutes"; seconds are told below ten minutes. */
export const toldDuration = (ms: number, language: SentenceLanguage): string => {
  const seconds = Math.round(ms / 1000);
  const parts = [
    ['day', Math.floor(seconds / 86_400)],
    ['hour', Math.floor(seconds / 3600) % 24],
    ['minute', Math.floor(seconds / 60) % 60],
    ['second', seconds % 60],
  ] as const;
  const first = parts.findIndex(([, value]) => value > 0);
  const isFine = parts[first]?.[0] === 'minute' && (parts[first]?.[1] ?? 0) >= 10;
  const two = parts.slice(first, first + (isFine ? 1 : 2)).filter(([, value]) => value > 0);
  const told = first < 0 ? parts.slice(3) : two;
  return told.map(([unit, value]) => `${value} ${units[language][unit][value === 1 ? 0 : 1]}`).join(' ');
};

/** A moment, or a stretch where its ends differ: both as they are told. */
export const toldSpan = (from: string, to: string, language: SentenceLanguage): string => {
  if (from === to) return language === 'en' ? `at ${from}` : `el ${from}`;
  return language === 'en' ? `from ${from} to ${to}` : `del ${from} al ${to}`;
};

/** A whole number with the language's separators, the same on every machine. */
export const toldCount = (value: number, language: SentenceLanguage): string =>
  String(value).replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '.');
