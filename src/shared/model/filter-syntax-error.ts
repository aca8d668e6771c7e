// A filter text that cannot be read: which characters are wrong and what was expected there.
import { WorkbenchError } from '../contract/errors.ts';

/** Characters of the word that the message repeats; longer ones end in an ellipsis. */
const shownOfWord = 80;

const shown = (word: string): string => {
  const characters = [...word.slice(0, shownOfWord * 2 + 2)];
  return characters.length > shownOfWord ? `${characters.slice(0, shownOfWord).join('')}…` : word;
};

/** BAD_FILTER with the place in the text: UTF-16 offsets `at` (inclusive) to `end` (exclusive), for underlining the word. */
export class FilterSyntaxError extends WorkbenchError {
  readonly at: number;
  readonly end: number;
  constructor(source: string, at: number, end: number, expected: string) {
    const word = source.slice(at, end);
    super('BAD_FILTER', word === '' ? `position ${at + 1}` : `position ${at + 1}: ${shown(word)}`, expected);
    this.name = 'FilterSyntaxError';
    this.at = at;
    this.end = end;
  }
}
