// The words of a finding's sentence in both languages.

type Kind = 'business' | 'weekend';

export interface SentenceWords {
  number(value: number): string;
  /** A count that may be a mean: whole from 10 on, else one decimal. */
  about(value: number): string;
  /** What the verb says of the resource; null: any action. */
  verb(actions: readonly string[] | null): string;
  resource(type: string): string;
  did(verb: string, resource: string, times: number, first: boolean): string;
  on(day: string): string;
  upTo(window: number, day: string): string;
  allOff(observed: number): string;
  someOff(count: string): string;
  days: Record<Kind, string>;
  span(window: number): string;
  usually(kind: string, count: string): string;
  usuallyNone(kind: string): string;
  busy(count: string): string;
  between(lowest: string, highest: string): string;
  atMost(highest: string): string;
  peers(count: number, median: string): string;
  persistent(days: number, of: number): string;
  oneDay: Record<Kind, string>;
  oneSpan(window: number): string;
  odds(words: string): string;
}

const english = new Intl.NumberFormat('en', { useGrouping: 'always', maximumFractionDigits: 1 });
const spanish = new Intl.NumberFormat('es', { useGrouping: 'always', maximumFractionDigits: 1 });
const about = (format: Intl.NumberFormat, value: number): string =>
  format.format(value >= 10 ? Math.round(value) : value);

const dateFormat = (locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
const englishDates = dateFormat('en-GB');
const spanishDates = dateFormat('es-ES');

/** The parts of an ISO day by their names; their order is each language's own, so that it is the same with every set of locale data. */
const dateParts = (format: Intl.DateTimeFormat, day: string): Record<'weekday' | 'day' | 'month' | 'year', string> => {
  const parts = format.formatToParts(Date.parse(`${day}T00:00:00Z`));
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return { weekday: part('weekday'), day: part('day'), month: part('month'), year: part('year') };
};
const englishDate = (iso: string): string => {
  const { weekday, day, month, year } = dateParts(englishDates, iso);
  return `${weekday} ${day} ${month} ${year}`;
};
const spanishDate = (iso: string): string => {
  const { weekday, day, month, year } = dateParts(spanishDates, iso);
  return `${weekday} ${day} de ${month} de ${year}`;
};

const only = (actions: readonly string[] | null): string | null =>
  actions?.length === 1 ? (actions[0]?.toLowerCase() ?? null) : null;

const verbs: Record<string, readonly [en: string, es: string]> = {
  download: ['downloaded', 'descargó'],
  read: ['read', 'leyó'],
  export: ['exported', 'exportó'],
  play: ['played', 'reprodujo'],
  listen: ['listened to', 'escuchó'],
  view: ['viewed', 'vio'],
};
const resources: Record<string, readonly [en: string, es: string]> = {
  recording: ['recordings', 'grabaciones'],
  transcript: ['transcripts', 'transcripciones'],
  export: ['exports', 'exportaciones'],
};

const en: SentenceWords = {
  number: (value) => english.format(value),
  about: (value) => about(english, value),
  verb: (actions) => (actions === null ? 'had events on' : (verbs[only(actions) ?? '']?.[0] ?? 'accessed')),
  resource: (type) => resources[type]?.[0] ?? `“${type}” resources`,
  did: (verb, resource, times, first) =>
    `${verb} ${resource} ${first ? 'for the first time, ' : ''}${times === 1 ? 'once' : times === 2 ? 'twice' : `${english.format(times)} times`}`,
  on: (day) => `on ${englishDate(day)}`,
  upTo: (window, day) => `in the ${english.format(window)} days up to ${englishDate(day)}`,
  allOff: (observed) => (observed === 1 ? ', outside business hours' : ', all outside business hours'),
  someOff: (count) => `, ${count} of them outside business hours`,
  days: { business: 'on business days', weekend: 'on weekends and holidays' },
  span: (window) => `in ${english.format(window)} days`,
  usually: (kind, count) => `${kind} the usual number is ${count}`,
  usuallyNone: (kind) => `${kind} there is usually none`,
  busy: (count) => `, ${count} given how busy everybody was`,
  between: (lowest, highest) => `95 % of the time from ${lowest} to ${highest}`,
  atMost: (highest) => (highest === '0' ? '95 % of the time none' : `95 % of the time at most ${highest}`),
  peers: (count, median) =>
    count === 1
      ? ` and the one peer had ${median}`
      : ` and the ${english.format(count)} peers had a median of ${median}`,
  persistent: (days, of) => `${english.format(days)} of the last ${english.format(of)} days were unusual`,
  oneDay: { business: 'business day', weekend: 'weekend day or holiday' },
  oneSpan: (window) => `span of ${english.format(window)} days`,
  odds: (words) => `by chance, ${words} would be like this`,
};

const es: SentenceWords = {
  number: (value) => spanish.format(value),
  about: (value) => about(spanish, value),
  verb: (actions) => {
    if (actions === null) return 'tuvo eventos sobre';
    return verbs[only(actions) ?? '']?.[1] ?? 'accedió a';
  },
  resource: (type) => resources[type]?.[1] ?? `recursos «${type}»`,
  did: (verb, resource, times, first) =>
    `${verb} ${resource} ${first ? 'por primera vez, ' : ''}${times === 1 ? 'una vez' : times === 2 ? 'dos veces' : `${spanish.format(times)} veces`}`,
  on: (day) => `el ${spanishDate(day)}`,
  upTo: (window, day) => `en los ${spanish.format(window)} días hasta el ${spanishDate(day)}`,
  allOff: (observed) => (observed === 1 ? ', fuera del horario laboral' : ', siempre fuera del horario laboral'),
  someOff: (count) => `, ${count} de ellas fuera del horario laboral`,
  days: { business: 'en días laborables', weekend: 'en fines de semana y festivos' },
  span: (window) => `en ${spanish.format(window)} días`,
  usually: (kind, count) => `${kind} lo habitual es ${count}`,
  usuallyNone: (kind) => `${kind} lo habitual es que no haya ninguna`,
  busy: (count) => `, ${count} visto lo activo que estuvo todo el mundo`,
  between: (lowest, highest) => `el 95 % de las veces, de ${lowest} a ${highest}`,
  atMost: (highest) =>
    highest === '0' ? 'el 95 % de las veces, ninguna' : `el 95 % de las veces, ${highest} como mucho`,
  peers: (count, median) =>
    count === 1
      ? ` y la única persona comparable tuvo ${median}`
      : ` y la mediana de las ${spanish.format(count)} personas comparables fue ${median}`,
  persistent: (days, of) => `${spanish.format(days)} de los últimos ${spanish.format(of)} días fueron inusuales`,
  oneDay: { business: 'día laborable', weekend: 'día de fin de semana o festivo' },
  oneSpan: (window) => `periodo de ${spanish.format(window)} días`,
  odds: (words) => `por azar, ${words} sería así`,
};

export const sentenceWords: Readonly<Record<'en' | 'es', SentenceWords>> = { en, es };
