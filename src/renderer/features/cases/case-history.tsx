// The two buttons that take back a change of the case and do it again, each naming what it would touch.
import { Button, Group, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import type { CaseControl } from '../../data/use-case.ts';
import { useWords } from '../../ui/define-words.ts';
import { unavailable } from '../../ui/unavailable.ts';
import { useFormat } from '../../ui/use-format.ts';
import { sayStep, stepText } from './step-text.ts';
import { words } from './words.ts';

const ways = [
  { way: 'undo', icon: IconArrowBackUp, what: 'undoWhat', nothing: 'nothingToUndo' },
  { way: 'redo', icon: IconArrowForwardUp, what: 'redoWhat', nothing: 'nothingToRedo' },
] as const;

export const CaseHistory = ({ control }: { control: CaseControl }) => {
  const say = useWords(words);
  const { count } = useFormat();
  return (
    <Group gap="xs" wrap="nowrap">
      {ways.map(({ way, icon: WayIcon, what, nothing }) => {
        const step = control.state?.[way] ?? null;
        const label =
          step === null ? say(nothing) : say(what, { what: sayStep(say, stepText(step), count(step.count)) });
        return (
          <Tooltip key={way} label={label}>
            <Button
              variant="default"
              leftSection={<WayIcon size={16} aria-hidden />}
              aria-label={label}
              {...unavailable(step === null)}
              onClick={() => {
                if (step !== null) void control[way]();
              }}
              data-testid={`case-${way}`}
            >
              {say(way)}
            </Button>
          </Tooltip>
        );
      })}
    </Group>
  );
};
