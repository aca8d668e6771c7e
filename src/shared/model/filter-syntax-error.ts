// A filter text that cannot be read: which characters are wrong and what was expected there.
import { WorkbenchError } from '../contract/errors.ts';

/** BAD_FILTER with the place in the text: UTF-16 offsets `at` (inclusive) to `end` (exclusive), for underlining the word. */
export class FilterSyntaxError extends WorkbenchError {
  readonly at: number;
  readonly end: number;
  constructor(source: string, at: number, end: number, expected: string) {
    const word = source.slice(at, end);
    super('BAD_FILTER', word === '' ? `position ${at + 1}` : `position ${at + 1}: ${word}`, expected);
    this.name = 'FilterSyntaxError';
    this.at = at;
    this.end = end;
  }
}
