// A filter tree as text, in canonical spelling.
import { assertNever } from '../assert-never.ts';
import type { ChangeTerm, ChangeValue } from './change-term.ts';
import { changeWords } from './change-term.ts';
import { isDecimal } from './decimal.ts';
import { type Filter, weekdayNames } from './filter.ts';
import { isKeyword, valuePattern, wordPattern } from './filter-tokens.ts';
import { foldCase } from './fold-case.ts';
import { normaliseFilter } from './normalise-filter.ts';
import { changeHead, namePattern } from './read-change-term.ts';
import type { TextPattern } from './text-pattern.ts';

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
const isBare = (value: string): boolean => valuePattern.test(value) && !/^\/|\*/u.test(value);
const printValue = (value: string): string => (isBare(value) ? value : quote(value));
const printRegex = (pattern: string): string =>
  `/${pattern.replace(/\\.|\//gsu, (found) => (found === '/' ? '\\/' : found))}/`;
const printText = (text: string): string =>
  wordPattern.test(text) && !/^[-/]|[:*]/u.test(text) && !changeHead.test(text) && !isKeyword(text)
    ? text
    : quote(text);

const printPattern = (pieces: TextPattern): string =>
  pieces.map((piece) => (piece === '' || isBare(piece) ? piece : quote(piece))).join('*');
const printName = (pieces: TextPattern): string =>
  pieces.length === 1 ? printValue(pieces[0] ?? '') : printPattern(pieces);

const printChangeValue = (value: ChangeValue): string => {
  switch (value.kind) {
    case 'number':
      return value.text;
    case 'word':
      return value.word;
    case 'like':
      return printPattern(value.pieces);
    case 'match':
      return printRegex(value.pattern);
    case 'text': {
      const { text } = value;
      const isOther = isDecimal(text) || changeWords.some((word) => word === foldCase(text)) || text.startsWith('=');
      return isOther ? quote(text) : printValue(text);
    }
    default:
      return assertNever(value);
  }
};

/** Quotes stand round a name that could be read as a side, an operator or a gap. */
const printChange = ({ of, path, test, value }: ChangeTerm): string => {
  const [head, side] = of.split('.');
  const isLast = (index: number): boolean => index === path.length - 1;
  const name = path.map((piece, index) => {
    const isSide = head === 'diff' && isLast(index) && /(^|\.)(from|to)$/iu.test(piece);
    return piece === '' || (namePattern.test(piece) && !isSide) ? piece : quote(piece);
  });
  return `${head}.${name.join('*')}${side === undefined ? '' : `.${side}`}${test}${printChangeValue(value)}`;
};

const printTerms = (filter: Filter): string[] => {
  switch (filter.op) {
    case 'and':
      return filter.args.map((arg) => (arg.op === 'or' ? bracket(arg) : printTerms(arg).join(' ')));
    case 'or':
      return [filter.args.map((arg) => printTight(arg)).join(' OR ')];
    case 'not':
      return [`-${printTight(filter.arg)}`];
    case 'is':
      return [`${filter.field}:${filter.values.map(printValue).join(',')}`];
    case 'like':
      return [`${filter.field}:${filter.patterns.map(printPattern).join(',')}`];
    case 'time':
      return (['from', 'to'] as const).flatMap((bound) => {
        const time = filter[bound];
        return time === undefined ? [] : [`${bound}:${printValue(time)}`];
      });
    case 'weekday':
      return [`weekday:${filter.days.map((day) => weekdayNames[day - 1] ?? '').join(',')}`];
    case 'clock':
      return [`clock:${filter.from}-${filter.to}`];
    case 'text':
      return [printText(filter.text)];
    case 'match':
      return [`${filter.field === undefined ? '' : `${filter.field}:`}${printRegex(filter.pattern)}`];
    case 'changed':
      return [`changed:${filter.fields.map(printName).join(',')}`];
    case 'change':
      return [printChange(filter)];
    default:
      return assertNever(filter);
  }
};
const bracket = (filter: Filter): string => `(${printTerms(filter).join(' ')})`;

/** One term, or a group in brackets. */
const printTight = (filter: Filter): string => {
  const terms = printTerms(filter);
  return filter.op === 'and' || filter.op === 'or' || terms.length !== 1 ? bracket(filter) : terms.join(' ');
};

/** The text of a filter in canonical spelling: `parseFilter(printFilter(f))` is `normaliseFilter(f)`. */
export const printFilter = (filter: Filter): string => printTerms(normaliseFilter(filter)).join(' ');
