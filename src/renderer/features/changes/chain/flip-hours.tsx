// Within how many hours a field has to be back at its old value. The address keeps it.
import { TextInput } from '@mantine/core';
import { usePageParam } from '../../../data/view-state.ts';
import { useWords } from '../../../ui/define-words.ts';
import { useDraft } from '../../../ui/use-draft.ts';
import { mostFlipHours, readFlipHours, usualFlipHours } from './read-flip-hours.ts';
import { words } from './words.ts';

export const FlipHours = () => {
  const say = useWords(words);
  const [asked, setAsked] = usePageParam('flip', String(usualFlipHours));
  const [draft, setDraft] = useDraft(asked);
  const fits = readFlipHours(draft) !== null;
  const settle = (): void => {
    if (fits && draft.trim() !== asked) setAsked(draft.trim());
  };
  return (
    <TextInput
      label={say('hours')}
      value={draft}
      w={130}
      inputMode="decimal"
      error={fits ? null : say('hoursBad', { most: mostFlipHours })}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
      data-testid="flip-hours"
    />
  );
};
