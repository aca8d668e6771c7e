// What a comparison rests on and where it stops: said in a line each, above its tables.
import { Text } from '@mantine/core';
import type { Comparison, PrintedState } from '#shared/model/changes.ts';
import { useWords } from '../define-words.ts';
import { useFormat } from '../use-format.ts';
import type { ComparisonLook } from './comparison-look.ts';
import { words } from './words.ts';

const shownFields = 12;

interface Props {
  comparison: Comparison;
  labels: { before: string; after: string };
  look: ComparisonLook;
}

export const ComparisonNotes = ({ comparison, labels, look }: Props) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { basis, before, after, limited, disagreements } = comparison;
  const isWhole = [before, after].every(({ stated, complete }) => !stated || complete);
  const ground = (): string => {
    if (basis === 'diff') return say('sparseNote');
    if (!isWhole) return say('partialNote');
    return say(basis === 'both' && disagreements.length === 0 ? 'completeAgree' : 'completeNote');
  };
  const missing = (side: string, { unknown }: PrintedState): string | null => {
    if (unknown.length === 0) return null;
    const named = unknown.slice(0, shownFields).join(', ');
    const more = unknown.length - shownFields;
    return say('unknownFields', {
      side,
      fields: more > 0 ? say('unknownMore', { fields: named, more: count(more) }) : named,
    });
  };
  const lines = [
    look === 'sides' ? `${ground()} ${say('keyOrder')}` : ground(),
    missing(labels.before, before),
    missing(labels.after, after),
    limited === null ? null : say(`limited_${limited}`),
  ].filter((line) => line !== null);
  return (
    <div data-testid="states-kind" data-basis={basis}>
      {lines.map((line) => (
        <Text key={line} size="xs" c="var(--text-faint)" style={{ overflowWrap: 'anywhere' }}>
          {line}
        </Text>
      ))}
    </div>
  );
};
