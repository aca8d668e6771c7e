// The two states as text, as the engine printed them.
import type { ReactNode } from 'react';
import type { Comparison, PrintedState } from '#shared/model/changes.ts';
import { useWords } from '../define-words.ts';
import { TextComparison } from './text-comparison.tsx';
import { words } from './words.ts';

interface Props extends Pick<Comparison, 'before' | 'after'> {
  /** Names of the two sides, as the page calls them. */
  labels: { before: string; after: string };
  /** File names begin with it. */
  fileBase: string;
  /** Stands below the reason why the texts are not shown. */
  instead: ReactNode;
}

export const StateTexts = ({ before, after, labels, fileBase, instead }: Props) => {
  const say = useWords(words);
  // A side nobody stated has no text either, and is shown as an empty one.
  const textOf = ({ stated, text }: PrintedState): string | null => (stated ? text : '');
  const labelOf = ({ stated, complete }: PrintedState, side: string): string => {
    if (stated) return side;
    return say(complete ? 'sideNone' : 'sideNotStated', { side });
  };
  return (
    <TextComparison
      texts={[textOf(before), textOf(after)]}
      labels={[labelOf(before, labels.before), labelOf(after, labels.after)]}
      sizes={[before, after]}
      title={say('textTitle')}
      instead={instead}
      files={[`${fileBase}-before.json`, `${fileBase}-after.json`]}
    />
  );
};
