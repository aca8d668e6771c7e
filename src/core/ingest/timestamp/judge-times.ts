// What a column of times holds, judged over a whole sample: whether zones are stated, and whether day or month stands first.
import type { TimeFormat } from '#shared/model/mapping.ts';
import { readEpochBySize } from './epoch-time.ts';
import { readExcelSerial } from './excel-time.ts';
import { plainSpaces, readWrittenTime, type WrittenTime } from './written-time.ts';

export interface TimeJudgement {
  /** Samples that are not empty. */
  samples: number;
  /** Of these, how many `format` reads once the questions left open are answered. */
  readable: number;
  /** `auto` for epoch numbers too, which are told by their size; `excel` only where the numbers can hardly be anything else. */
  format: Extract<TimeFormat, 'auto' | 'day-first' | 'month-first' | 'excel'>;
  /** Null: no date leaves the order open. `ambiguous`: somebody has to say. */
  dateOrder: 'day-first' | 'month-first' | 'ambiguous' | null;
  /** How many state no zone. */
  zoneless: number;
  /** Three at most of each, as written: times without a zone, and dates that leave the order open. */
  examples: { zone: string[]; dateOrder: string[] };
}

const shownExamples = 3;
/** 1990 to 2100 as serial days. */
const serialFrom = 32_874;
const serialTo = 73_051;
const figures = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)(?!\d)/;

const isSerial = (text: string): boolean => {
  const number = Number(text.replace(',', '.'));
  return readExcelSerial(text) !== null && number >= serialFrom && number < serialTo;
};

/** Whether two figures for the year leave room for the year to stand first: `26/05/12`. */
const couldBeYearFirst = (text: string): boolean => {
  const match = figures.exec(text);
  return match?.[3]?.length === 2 && Number(match[2]) <= 12 && Number(match[3]) >= 1 && Number(match[3]) <= 31;
};

const addExample = (examples: string[], text: string): void => {
  if (examples.length < shownExamples && !examples.includes(text)) examples.push(text);
};

const orderOf = (dated: readonly string[]): TimeJudgement['dateOrder'] => {
  if (dated.length === 0) return null;
  const canBe = (order: 'day-first' | 'month-first'): boolean =>
    dated.every((text) => readWrittenTime(text, order)?.ok === true);
  const [dayFirst, monthFirst] = [canBe('day-first'), canBe('month-first')];
  if (dayFirst === monthFirst || dated.every(couldBeYearFirst)) return 'ambiguous';
  return dayFirst ? 'day-first' : 'month-first';
};

/** `sample`: the column's values as written; empty ones count for nothing. One that contradicts all others makes the order ambiguous. */
export const judgeTimes = (sample: readonly string[]): TimeJudgement => {
  const texts = sample.map(plainSpaces).filter((text) => text !== '');
  const reading = (text: string): WrittenTime | null => {
    const found = [null, 'day-first' as const, 'month-first' as const].map((order) => readWrittenTime(text, order));
    return found.find((written): written is WrittenTime => written?.ok === true) ?? null;
  };
  const examples: TimeJudgement['examples'] = { zone: [], dateOrder: [] };
  const serials = texts.filter(isSerial).length;
  if (serials > 0 && serials * 2 > texts.length && texts.some((text) => isSerial(text) && /[.,]/.test(text))) {
    for (const text of texts.filter(isSerial)) addExample(examples.zone, text);
    const rest = texts.filter((text) => !isSerial(text) && readWrittenTime(text, null)?.ok === true).length;
    return {
      samples: texts.length,
      readable: serials + rest,
      format: 'excel',
      dateOrder: null,
      zoneless: serials,
      examples,
    };
  }
  let readable = 0;
  let zoneless = 0;
  const dated: string[] = [];
  for (const text of texts) {
    const written = reading(text);
    if (written === null) {
      if (readEpochBySize(text)?.ok === true) readable += 1;
      continue;
    }
    readable += 1;
    if (figures.test(text) || written.centuryAssumed) {
      dated.push(text);
      if (readWrittenTime(text, null)?.ok !== true) addExample(examples.dateOrder, text);
    }
    if (written.offset === null) {
      zoneless += 1;
      addExample(examples.zone, text);
    }
  }
  const dateOrder = orderOf(dated);
  for (const text of dateOrder === 'ambiguous' ? dated : []) addExample(examples.dateOrder, text);
  const format = dateOrder === null || dateOrder === 'ambiguous' ? 'auto' : dateOrder;
  return { samples: texts.length, readable, format, dateOrder, zoneless, examples };
};
