// The plan in the forms it can be used in, each to copy or save.
import { Button, Group, Switch, Tabs, Text } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useState } from 'react';
import type { RestorePlan } from '#shared/model/restore.ts';
import { useWords } from '../../ui/define-words.ts';
import { saveText } from '../../ui/save-text.ts';
import { CopyTextButton } from './copy-text-button.tsx';
import { type Output, outputFile, outputs, outputText } from './plan-outputs.ts';
import classes from './restore.module.css';
import { TextBlock } from './text-block.tsx';
import { words } from './words.ts';

const missing = { patch: 'noPatch', merge: 'noMerge', state: 'noState' } as const;
const isMissing = (output: Output): output is keyof typeof missing => Object.hasOwn(missing, output);

interface Props {
  plan: RestorePlan;
  /** Whether it is the plan of the choices made; the text of another is not to be taken away. */
  current: boolean;
  guard: boolean;
  onGuard(guard: boolean): void;
  /** Fields that wait for a decision: the texts put them back. */
  undecided: boolean;
}

export const OutputTabs = ({ plan, current, guard, onGuard, undecided }: Props) => {
  const say = useWords(words);
  const [chosen, setChosen] = useState<Output | null>(null);
  const isRemoval = plan.request.method === 'DELETE';
  const shown = chosen ?? (isRemoval ? 'curl' : 'patch');
  const text = outputText(plan, shown);
  const file = outputFile(plan, shown);
  return (
    <section aria-label={say('outputs')}>
      <h3 className={classes.sectionTitle}>{say('outputs')}</h3>
      {undecided && !isRemoval && (
        <Text size="xs" className={classes.warn ?? ''}>
          {say('undecidedOutput')}
        </Text>
      )}
      <Tabs value={shown} onChange={(value) => setChosen(outputs.find((one) => one === value) ?? null)}>
        <Tabs.List aria-label={say('outputs')}>
          {outputs.map((output) => (
            <Tabs.Tab key={output} value={output} data-testid={`output-${output}`}>
              {say(`output_${output}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={shown} pt={8}>
          <Group justify="space-between" gap="xs" align="flex-start">
            <Text size="xs" c="var(--text-soft)" className={classes.about ?? ''}>
              {say(`about_${shown}`)}
              {(shown === 'curl' || shown === 'fetch') && !plan.endpoint ? ` ${say('placeholder')}` : ''}
            </Text>
            {text !== null && (
              <Group gap={4}>
                <CopyTextButton key={text} text={text} disabled={!current} />
                <Button
                  variant="default"
                  size="compact-xs"
                  leftSection={<IconDeviceFloppy size={14} aria-hidden />}
                  disabled={!current}
                  onClick={() => saveText(file.name, text, file.type)}
                  data-testid="output-save"
                >
                  {say('save')}
                </Button>
              </Group>
            )}
          </Group>
          {text === null ? (
            <Text size="sm" mt={6}>
              {isMissing(shown) ? say(missing[shown]) : null}
            </Text>
          ) : (
            <TextBlock label={say(`output_${shown}`)} text={text} testId="output-text" />
          )}
        </Tabs.Panel>
      </Tabs>
      {plan.patch.length > 0 && (
        <Switch
          mt={8}
          size="xs"
          label={say('guard')}
          description={say('guardHelp')}
          checked={guard}
          onChange={(event) => onGuard(event.currentTarget.checked)}
          data-testid="restore-guard"
        />
      )}
    </section>
  );
};
