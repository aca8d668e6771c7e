// The two ways back, each with the sentence that tells it from the other.
import { Radio } from '@mantine/core';
import { type RestoreMode, restoreModes } from '#shared/model/restore.ts';
import { useWords } from '../../ui/define-words.ts';
import classes from './restore.module.css';
import { words } from './words.ts';

interface Props {
  mode: RestoreMode;
  onChoose(mode: RestoreMode): void;
}

export const WayChoice = ({ mode, onChoose }: Props) => {
  const say = useWords(words);
  return (
    <Radio.Group
      value={mode}
      onChange={(value) => {
        const chosen = restoreModes.find((one) => one === value);
        if (chosen !== undefined) onChoose(chosen);
      }}
      aria-label={say('ways')}
    >
      <div className={classes.ways}>
        {restoreModes.map((one) => (
          <div key={one} className={classes.way} data-chosen={one === mode}>
            <Radio
              value={one}
              label={say(one)}
              description={say(`${one}Help`)}
              data-autofocus={one === mode || undefined}
              data-testid={`restore-${one}`}
              styles={{ label: { fontWeight: 600 } }}
            />
          </div>
        ))}
      </div>
    </Radio.Group>
  );
};
