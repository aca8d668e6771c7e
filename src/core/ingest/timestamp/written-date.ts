// The date at the start of a text, in figures or with the name of its month (English and Spanish).

/** `order`: what the figures say by themselves about day and month; `either` when both readings are dates. */
export interface WrittenDate {
  /** As written: two digits stay two digits. */
  year: number;
  shortYear: boolean;
  /** Day and month where the text says which is which; else null and `first`, `second` are the figures in their order. */
  month: number | null;
  day: number | null;
  first: number;
  second: number;
  /** The text behind the date: the time of day and the zone. */
  rest: string;
  /** Whether it is a date as in e-mail: `Tue, 12 May 2026`. */
  isMail: boolean;
}

const monthNames = [
  ['jan', 'january', 'ene', 'enero'],
  ['feb', 'february', 'febrero'],
  ['mar', 'march', 'marzo'],
  ['apr', 'april', 'abr', 'abril'],
  ['may', 'mayo'],
  ['jun', 'june', 'junio'],
  ['jul', 'july', 'julio'],
  ['aug', 'august', 'ago', 'agosto'],
  ['sep', 'sept', 'september', 'septiembre', 'setiembre'],
  ['oct', 'october', 'octubre'],
  ['nov', 'november', 'noviembre'],
  ['dec', 'december', 'dic', 'diciembre'],
];
const months: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);

const weekday = '(?:(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mié|mie|jue|vie|sáb|sab|dom)[a-zéáà]{0,6}\\.?,? )?';
const behind = '(?:,? (?:at |a las |- )?|T|:|$)';

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:T|,? |$)/i;
const basic = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(?=\D|$)/i;
const figures = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?:T|,? |$)/i;
const dayFirst = new RegExp(
  `^${weekday}(\\d{1,2})(?:\\.|º|st|nd|rd|th)?(?: de |[ /.-])([a-z]{3,10})\\.?(?: del? |,? |[/.-])(\\d{4}|\\d\\d)${behind}`,
  'i',
);
const monthFirst = new RegExp(`^${weekday}([a-z]{3,10})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})${behind}`, 'i');
const yearLast = new RegExp(
  `^${weekday}([a-z]{3,10}) (\\d{1,2}) (\\d\\d?:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?) ?(.*?) ?(\\d{4})$`,
  'i',
);
const mail = /^[a-z]{3}, \d{1,2} [a-z]{3} \d{4} /i;

const settled = (year: string, month: number, day: string, rest: string, isMail = false): WrittenDate => ({
  year: Number(year),
  shortYear: year.length === 2,
  month,
  day: Number(day),
  first: 0,
  second: 0,
  rest,
  isMail,
});

const named = (text: string): WrittenDate | null => {
  const day = dayFirst.exec(text);
  const byDay = months.get(day?.[2]?.toLowerCase() ?? '');
  if (day !== null && byDay !== undefined) {
    return settled(day[3] as string, byDay, day[1] as string, text.slice(day[0].length), mail.test(text));
  }
  const month = monthFirst.exec(text);
  const byMonth = months.get(month?.[1]?.toLowerCase() ?? '');
  if (month !== null && byMonth !== undefined) {
    return settled(month[3] as string, byMonth, month[2] as string, text.slice(month[0].length));
  }
  const late = yearLast.exec(text);
  const byLate = months.get(late?.[1]?.toLowerCase() ?? '');
  if (late === null || byLate === undefined) return null;
  return settled(late[5] as string, byLate, late[2] as string, `${late[3]} ${late[4]}`.trim());
};

/** `text` is trimmed and has plain single spaces. Null when it does not begin with a date. Whether the date exists is not looked at. */
export const readWrittenDate = (text: string): WrittenDate | null => {
  const first = text.charCodeAt(0);
  if (first < 0x30 || first > 0x39) return named(text);
  const iso = yearFirst.exec(text);
  if (iso !== null) return settled(iso[1] as string, Number(iso[3]), iso[4] as string, text.slice(iso[0].length));
  const plain = figures.exec(text);
  if (plain !== null) {
    const year = plain[4] as string;
    return {
      year: Number(year),
      shortYear: year.length === 2,
      month: null,
      day: null,
      first: Number(plain[1]),
      second: Number(plain[3]),
      rest: text.slice(plain[0].length),
      isMail: false,
    };
  }
  const tight = basic.exec(text);
  if (tight !== null) {
    const rest = `${tight[4]}:${tight[5]}${tight[6] === undefined ? '' : `:${tight[6]}`}${text.slice(tight[0].length)}`;
    return settled(tight[1] as string, Number(tight[2]), tight[3] as string, rest);
  }
  return named(text);
};
