// Every parameter of the method with its words: edited as a draft, used at once when asked for.
import { Alert, Button, Chip, Group, NumberInput, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { type AnomalyParameters, defaultAnomalyParameters } from '#shared/model/anomaly.ts';
import { isZone } from '../../../data/preferences.tsx';
import { useWords } from '../../../ui/define-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import { ZoneSelect } from '../../../ui/zone-select.tsx';
import { type DraftProblem, draftOf, numberNames, type ParameterDraft, readDraft } from './parameter-draft.ts';
import styles from './parameters.module.css';
import { words } from './words.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const lists = ['holidays', 'groups', 'service'] as const;

interface Props {
  id: string;
  parameters: AnomalyParameters;
  onParameters(parameters: AnomalyParameters): void;
  onClose(): void;
}

export const ParametersPanel = ({ id, parameters, onParameters, onClose }: Props) => {
  const say = useWords(words);
  const { decimal } = useFormat();
  const [draft, setDraft] = useState(() => draftOf(parameters));
  const [begun, setBegun] = useState(parameters);
  const [problems, setProblems] = useState<readonly DraftProblem[]>([]);
  if (begun !== parameters) {
    setBegun(parameters);
    setDraft(draftOf(parameters));
    setProblems([]);
  }
  const change = (part: Partial<ParameterDraft>): void => setDraft({ ...draft, ...part });
  const apply = (): void => {
    const read = readDraft(draft, parameters, isZone);
    setProblems(read.problems);
    if (read.parameters !== null) onParameters(read.parameters);
  };
  const reset = (): void => {
    const { resource, actions } = parameters;
    onParameters({ ...defaultAnomalyParameters, resource, actions });
    setDraft(draftOf(defaultAnomalyParameters));
    setProblems([]);
  };
  const problemText = (problem: DraftProblem): string => {
    if (problem.key === 'badNumber') return say('badNumber', { name: say(problem.name), text: problem.text });
    return 'text' in problem ? say(problem.key, { text: problem.text }) : say(problem.key);
  };
  return (
    <section className={styles.panel} id={id} aria-label={say('title')} data-testid="parameters-panel">
      <Title order={3} size="h5">
        {say('title')}
      </Title>
      <Text size="xs" c="var(--text-soft)" maw={760}>
        {say('intro')}
      </Text>
      <Title order={4} size="h6" mt="sm">
        {say('calendar')}
      </Title>
      <div className={styles.fields}>
        <ZoneSelect
          label={say('zone')}
          value={draft.zone}
          onZone={(zone) => change({ zone: zone ?? draft.zone })}
          testId="parameter-zone"
        />
        <TextInput
          label={say('from')}
          title={say('hoursHelp')}
          value={draft.from}
          w={140}
          onChange={(event) => change({ from: event.currentTarget.value })}
          data-testid="parameter-from"
        />
        <TextInput
          label={say('to')}
          title={say('hoursHelp')}
          value={draft.to}
          w={90}
          onChange={(event) => change({ to: event.currentTarget.value })}
          data-testid="parameter-to"
        />
        <fieldset className={styles.days}>
          <legend>{say('businessDays')}</legend>
          <Chip.Group
            multiple
            value={draft.businessDays.map(String)}
            onChange={(days) => change({ businessDays: days.map(Number) })}
          >
            <Group gap={4}>
              {weekdays.map((day) => (
                <Chip key={day} value={String(day)} size="xs" radius="sm">
                  {say(`day${day}`)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </fieldset>
      </div>
      <div className={styles.lists}>
        {lists.map((name) => (
          <Textarea
            key={name}
            size="xs"
            label={say(name)}
            description={say(`${name}Help`)}
            autosize
            minRows={2}
            maxRows={8}
            value={draft[name]}
            onChange={(event) => change({ [name]: event.currentTarget.value })}
            data-testid={`parameter-${name}`}
          />
        ))}
      </div>
      <Title order={4} size="h6" mt="sm">
        {say('method')}
      </Title>
      <div className={styles.numbers}>
        {numberNames.map((name) => (
          <NumberInput
            key={name}
            label={say(name)}
            description={`${say(`${name}_help`)} · ${say('usual', { value: decimal(defaultAnomalyParameters[name]) })}`}
            inputWrapperOrder={['label', 'input', 'description']}
            value={draft.numbers[name]}
            min={0}
            onChange={(value) => change({ numbers: { ...draft.numbers, [name]: value } })}
            data-testid={`parameter-${name}`}
            data-changed={draft.numbers[name] !== defaultAnomalyParameters[name]}
          />
        ))}
      </div>
      {problems.length > 0 && (
        <Alert color="red" variant="light" role="alert" mt="sm" data-testid="parameter-problems">
          {problems.map((problem) => (
            <Text key={problemText(problem)} size="sm">
              {problemText(problem)}
            </Text>
          ))}
        </Alert>
      )}
      <Group gap="xs" mt="sm">
        <Button onClick={apply} data-testid="parameters-apply">
          {say('apply')}
        </Button>
        <Button variant="default" onClick={reset} data-testid="parameters-reset">
          {say('reset')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('close')}
        </Button>
      </Group>
    </section>
  );
};
