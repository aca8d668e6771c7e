// The colour rules of the grid: added, edited, put in order and kept together.
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { type ColourRule, ruleColours, ruleShapes } from '#shared/model/grid-layout.ts';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './grid.module.css';
import { isComplete, RuleFields } from './rule-fields.tsx';
import { RuleShape } from './rule-shape.tsx';
import { words } from './words.ts';

export interface RuleDialogProps {
  rules: readonly ColourRule[];
  zone: string;
  onRules(rules: ColourRule[]): void;
  onClose(): void;
}

/** The most rules a layout holds. */
const most = 20;

const suggestions = [
  { word: 'suggestSivo', query: 'crossTenant:true', colour: 'violet', shape: 'diamond' },
  { word: 'suggestLogin', query: 'action:*fail*', colour: 'amber', shape: 'triangle' },
  { word: 'suggestDelete', query: 'action:delete', colour: 'red', shape: 'square' },
] as const;

export const RuleDialog = ({ rules, zone, onRules, onClose }: RuleDialogProps) => {
  const say = useWords(words);
  const next = useRef(rules.length);
  const [drafts, setDrafts] = useState(() => rules.map((rule, key) => ({ key, rule })));
  const complete = drafts.every(({ rule }) => isComplete(rule));
  const add = (rule: ColourRule): void => {
    const key = next.current;
    next.current += 1;
    setDrafts((before) => [...before, { key, rule }]);
  };
  const full = drafts.length >= most;
  return (
    <Dialog title={say('rules')} onClose={onClose} size="lg" closeOnClickOutside={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!complete) return;
          onRules(drafts.map(({ rule }) => ({ ...rule, label: rule.label.trim() })));
          onClose();
        }}
        data-testid="rule-dialog"
      >
        <Stack gap="sm">
          <Text size="sm" c="var(--text-soft)">
            {say('rulesHint')}
          </Text>
          <ol className={classes.ruleList}>
            {drafts.map(({ key, rule }, at) => (
              <RuleFields
                key={key}
                rule={rule}
                zone={zone}
                first={at === 0}
                last={at === drafts.length - 1}
                onRule={(changed) =>
                  setDrafts((before) => before.map((draft) => (draft.key === key ? { key, rule: changed } : draft)))
                }
                onMove={(steps) =>
                  setDrafts((before) => before.toSpliced(at, 1).toSpliced(at + steps, 0, { key, rule }))
                }
                onRemove={() => setDrafts((before) => before.filter((draft) => draft.key !== key))}
              />
            ))}
          </ol>
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              disabled={full}
              onClick={() =>
                add({
                  label: say('ruleNew', { number: drafts.length + 1 }),
                  query: '',
                  colour: ruleColours[drafts.length % ruleColours.length] ?? 'blue',
                  shape: ruleShapes[drafts.length % ruleShapes.length] ?? 'circle',
                })
              }
            >
              {say('ruleAdd')}
            </Button>
            {suggestions
              .filter(({ query }) => drafts.every(({ rule }) => rule.query !== query))
              .map(({ word, ...rule }) => (
                <Button
                  key={word}
                  variant="default"
                  leftSection={<RuleShape {...rule} />}
                  disabled={full}
                  onClick={() => add({ ...rule, label: say(word) })}
                >
                  {say(word)}
                </Button>
              ))}
          </Group>
          {full && <Text size="xs">{say('rulesFull', { most })}</Text>}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button type="submit" disabled={!complete} data-testid="rules-save">
              {say('saveRules')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};
