// What is asked of the method: the resource, and behind a button every parameter.
import { Autocomplete, Button, Checkbox, SegmentedControl, Text } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { defaultAnomalyParameters } from '#shared/model/anomaly.ts';
import { everything } from '#shared/model/filter.ts';
import { changedParameters } from '../../../data/anomaly-address.ts';
import type { AnomalyQuestion } from '../../../data/use-anomaly-question.ts';
import { useFacets } from '../../../data/use-facets.ts';
import { useWords } from '../../../ui/define-words.ts';
import { useDraft } from '../../../ui/use-draft.ts';
import { accessResources } from '../access-filter.ts';
import styles from './parameters.module.css';
import { ParametersPanel } from './parameters-panel.tsx';
import { words } from './words.ts';

/** No type of resource is called so. */
const otherChoice = '*';

interface Props {
  asked: AnomalyQuestion;
  /** Controls of the page beside those of the question. */
  children?: ReactNode;
}

export const QuestionBar = ({ asked, children }: Props) => {
  const say = useWords(words);
  const { parameters, readable, setParameters } = asked;
  const { resource } = parameters;
  const [open, setOpen] = useState(false);
  const [typing, setTyping] = useState(false);
  const [draft, setDraft] = useDraft(resource);
  const panelId = useId();
  const known = accessResources.find((one) => one === resource);
  const other = known === undefined || typing;
  const { facets } = useFacets(everything, parameters.calendar.zone, ['resource.type'], 100, other);
  const types = (facets?.facets[0]?.values ?? []).flatMap(({ value }) => (value === null ? [] : [value]));
  const setResource = (next: string): void => {
    if (next.trim() !== '' && next !== resource) setParameters({ ...parameters, resource: next.trim() });
  };
  const changed = changedParameters(parameters).length;
  return (
    <>
      <div className={styles.bar}>
        <div className={styles.resource}>
          <div>
            <div className={styles.label} aria-hidden>
              {say('resource')}
            </div>
            <SegmentedControl
              size="xs"
              aria-label={say('resource')}
              data-testid="outliers-resource"
              value={other ? otherChoice : resource}
              onChange={(value) => {
                setTyping(value === otherChoice);
                if (value !== otherChoice) setResource(value);
              }}
              data={[
                ...accessResources.map((value) => ({ value: value as string, label: say(value) })),
                { value: otherChoice, label: say('other') },
              ]}
            />
          </div>
          {other && (
            <Autocomplete
              size="xs"
              w={180}
              label={say('otherName')}
              placeholder={say('otherHelp')}
              data={types}
              value={draft}
              onChange={setDraft}
              onOptionSubmit={setResource}
              onBlur={() => setResource(draft)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') setResource(draft);
              }}
              data-testid="outliers-other-resource"
            />
          )}
          {(other || parameters.actions === null) && (
            <Checkbox
              size="xs"
              mb={7}
              label={say('everyAction')}
              checked={parameters.actions === null}
              onChange={(event) =>
                setParameters({
                  ...parameters,
                  actions: event.currentTarget.checked ? null : defaultAnomalyParameters.actions,
                })
              }
              data-testid="outliers-every-action"
            />
          )}
        </div>
        {children}
        <Button
          variant="default"
          leftSection={<IconAdjustments size={16} aria-hidden />}
          aria-expanded={open}
          aria-controls={open ? panelId : undefined}
          onClick={() => setOpen(!open)}
          data-testid="parameters-button"
        >
          {changed === 0 ? say('parameters') : say('changed', { count: changed })}
        </Button>
      </div>
      {!readable && (
        <Text size="sm" role="alert" className={styles.unreadable ?? ''} data-testid="parameters-unreadable">
          {say('unreadable')}
        </Text>
      )}
      {open && (
        <ParametersPanel
          id={panelId}
          parameters={parameters}
          onParameters={setParameters}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
};
