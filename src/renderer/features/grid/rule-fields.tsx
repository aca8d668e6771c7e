// One colour rule being edited: its label, its filter with what is wrong with it, its shape and colour.
import { ActionIcon, Group, Select, TextInput, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { everything, type Filter } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { type ColourRule, ruleColours, ruleShapes } from '#shared/model/grid-layout.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { toProblem } from '../../data/problem.ts';
import { useFacets } from '../../data/use-facets.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './grid.module.css';
import { RuleShape } from './rule-shape.tsx';
import { words } from './words.ts';

export interface RuleFieldsProps {
  rule: ColourRule;
  zone: string;
  first: boolean;
  last: boolean;
  onRule(rule: ColourRule): void;
  onMove(steps: 1 | -1): void;
  onRemove(): void;
}

/** The filter of a text, or what is wrong with it. */
const readQuery = (query: string): { filter: Filter; error: unknown } => {
  try {
    return { filter: parseFilter(query), error: null };
  } catch (error) {
    return { filter: everything, error };
  }
};

export const RuleFields = ({ rule, zone, first, last, onRule, onMove, onRemove }: RuleFieldsProps) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { language } = usePreferences();
  const { filter, error } = readQuery(rule.query);
  const empty = rule.query.trim() === '';
  const { facets, problem } = useFacets(filter, zone, ['category'], 1, error === null && !empty);
  const mistake = (): string | null => {
    if (empty) return say('ruleEmpty');
    return error === null ? (problem?.what ?? null) : toProblem(error, language).what;
  };
  const moves = [
    { label: say('ruleUp', { label: rule.label }), icon: IconArrowUp, steps: -1, end: first },
    { label: say('ruleDown', { label: rule.label }), icon: IconArrowDown, steps: 1, end: last },
  ] as const;
  return (
    <li className={classes.ruleFields} data-testid="colour-rule">
      <Group gap="xs" align="flex-start">
        <span className={classes.rulePreview} aria-hidden>
          <RuleShape {...rule} />
        </span>
        <TextInput
          label={say('ruleLabel')}
          value={rule.label}
          maxLength={40}
          error={rule.label.trim() === '' ? say('ruleUnnamed') : null}
          onChange={(event) => onRule({ ...rule, label: event.currentTarget.value })}
          w={150}
        />
        <Select
          label={say('ruleShape')}
          data={ruleShapes.map((value) => ({ value, label: say(value) }))}
          value={rule.shape}
          allowDeselect={false}
          onChange={(shape) => onRule({ ...rule, shape: ruleShapes.find((name) => name === shape) ?? rule.shape })}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          w={120}
        />
        <Select
          label={say('ruleColour')}
          data={ruleColours.map((value) => ({ value, label: say(value) }))}
          value={rule.colour}
          allowDeselect={false}
          onChange={(colour) => onRule({ ...rule, colour: ruleColours.find((name) => name === colour) ?? rule.colour })}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          w={110}
        />
        <Group gap={2} mt={24}>
          {moves.map(({ label, icon: MoveIcon, steps, end }) => (
            <Tooltip key={label} label={label}>
              <ActionIcon size={26} aria-label={label} disabled={end} onClick={() => onMove(steps)}>
                <MoveIcon size={15} aria-hidden />
              </ActionIcon>
            </Tooltip>
          ))}
          <Tooltip label={say('ruleRemove', { label: rule.label })}>
            <ActionIcon size={26} aria-label={say('ruleRemove', { label: rule.label })} onClick={onRemove}>
              <IconTrash size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      <TextInput
        label={say('ruleQuery')}
        value={rule.query}
        maxLength={2000}
        error={mistake()}
        description={
          facets === undefined || empty || error !== null
            ? say('ruleQueryHint')
            : say('ruleCount', { count: facets.count, shown: count(facets.count) })
        }
        onChange={(event) => onRule({ ...rule, query: event.currentTarget.value })}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        data-testid="rule-query"
      />
    </li>
  );
};

/** A rule can be kept when it has a label and its filter can be read. */
export const isComplete = (rule: ColourRule): boolean =>
  rule.label.trim() !== '' && rule.query.trim() !== '' && readQuery(rule.query).error === null;
