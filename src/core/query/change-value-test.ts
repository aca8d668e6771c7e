// Whether a value inside a change is what the user asked for.
import { assertNever } from '#shared/assert-never.ts';
import type { ChangeValue, ChangeTest as Comparison } from '#shared/model/change-term.ts';
import { compareDecimals, isDecimal } from '#shared/model/decimal.ts';
import { foldText } from '#shared/model/fold-text.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { fitsPattern } from '#shared/model/text-pattern.ts';
import { compileRegex } from './text-regex.ts';

/** The decimal a value is, as text: a number, or a text that is one. */
const decimalOf = (value: JsonValue): string | null => {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && isDecimal(text) ? text : null;
};

/** A text as it is, a number or truth value as it is written; null for anything else. */
const textOf = (value: JsonValue): string | null => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
};

const signsOf: Readonly<Record<Comparison, readonly number[]>> = {
  '=': [0],
  '!=': [0],
  '<': [-1],
  '<=': [-1, 0],
  '>': [1],
  '>=': [1, 0],
};

/** Tests one value that is there. `!=` is told as `=`; a list fits when one of its members does. */
const fitsOne = (test: Comparison, wanted: ChangeValue): ((value: JsonValue) => boolean) => {
  const signs = signsOf[test];
  switch (wanted.kind) {
    case 'number':
      return (value) => {
        const decimal = decimalOf(value);
        return decimal !== null && signs.includes(Math.sign(compareDecimals(decimal, wanted.text)));
      };
    case 'text': {
      const folded = foldText(wanted.text);
      return (value) => {
        if (typeof value !== 'string') return false;
        const other = foldText(value);
        return signs.includes(other === folded ? 0 : other < folded ? -1 : 1);
      };
    }
    case 'word':
      if (wanted.word === 'missing') return () => false;
      if (wanted.word === 'null') return (value) => value === null;
      return (value) => textOf(value) !== null && foldText(textOf(value) ?? '') === wanted.word;
    case 'like': {
      const pieces = wanted.pieces.map(foldText);
      return (value) => textOf(value) !== null && fitsPattern(pieces, foldText(textOf(value) ?? ''));
    }
    case 'match': {
      const { holds } = compileRegex(wanted.pattern);
      return (value) => textOf(value) !== null && holds(textOf(value) ?? '');
    }
    default:
      return assertNever(wanted);
  }
};

/**
 * Tests what stands at a place; an empty list is nothing at all, which only `missing` asks for. Numbers compare as exact
 * decimals, also as texts; texts folded and, for `<` and `>`, by character; a list fits when one of its members does.
 * Throws BAD_FILTER for a regular expression that RE2 refuses.
 */
export const changeValueTest = (test: Comparison, wanted: ChangeValue): ((values: readonly JsonValue[]) => boolean) => {
  const fits = fitsOne(test, wanted);
  const fitsAny = (value: JsonValue): boolean => (Array.isArray(value) ? value.some(fitsAny) : fits(value));
  const asksMissing = wanted.kind === 'word' && wanted.word === 'missing';
  if (asksMissing) return (values) => (values.length === 0) === (test === '=');
  if (test === '!=') return (values) => values.some((value) => !fitsAny(value));
  return (values) => values.some(fitsAny);
};
