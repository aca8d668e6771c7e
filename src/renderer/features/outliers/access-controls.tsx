// What the Access page counts: the resource, the actions, and the exact filter that comes of them.
import { ActionIcon, Button, CopyButton, SegmentedControl, TagsInput, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { accessActions } from '#shared/model/anomaly.ts';
import type { Filter } from '#shared/model/filter.ts';
import { printFilter } from '#shared/model/filter-text.ts';
import { everyAction } from '../../data/anomaly-address.ts';
import { useWords } from '../../ui/define-words.ts';
import { accessResources } from './access-filter.ts';
import styles from './outliers.module.css';
import { words } from './words.ts';

interface Props {
  resource: string;
  onResource: (resource: string) => void;
  /** Null: every action counts. */
  actions: readonly string[] | null;
  onActions: (actions: readonly string[] | null) => void;
  filter: Filter;
  onShowEvents: () => void;
}

export const AccessControls = ({ resource, onResource, actions, onActions, filter, onShowEvents }: Props) => {
  const say = useWords(words);
  const text = printFilter(filter);
  const known: { value: string; label: string }[] = accessResources.map((value) => ({ value, label: say(value) }));
  const choices = known.some(({ value }) => value === resource)
    ? known
    : [...known, { value: resource, label: resource }];
  const usual = actions?.join() === accessActions.join();
  return (
    <>
      <div className={styles.controls}>
        <div>
          <Text size="xs" fw={600} mb={2} aria-hidden>
            {say('resource')}
          </Text>
          <SegmentedControl
            size="xs"
            aria-label={say('resource')}
            data-testid="access-resource"
            value={resource}
            onChange={onResource}
            data={choices}
          />
        </div>
        <TagsInput
          size="xs"
          style={{ flex: '1 1 320px' }}
          label={say('actions')}
          placeholder={say('actionsHelp')}
          value={actions === null ? [everyAction] : [...actions]}
          onChange={(next) => onActions(next.includes(everyAction) ? null : next)}
          data={[...accessActions, everyAction]}
        />
        {usual ? null : (
          <Button variant="default" onClick={() => onActions(accessActions)}>
            {say('actionsReset')}
          </Button>
        )}
      </div>
      <div className={styles.exact}>
        <span>{say('exact')}</span>
        <code data-testid="access-filter">{text}</code>
        <CopyButton value={text} timeout={1500}>
          {({ copied, copy }) => {
            const label = say(copied ? 'copied' : 'copyFilter');
            return (
              <Tooltip label={label}>
                <ActionIcon size={22} aria-label={label} onClick={copy}>
                  {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
                </ActionIcon>
              </Tooltip>
            );
          }}
        </CopyButton>
        <Button size="compact-xs" variant="default" onClick={onShowEvents} data-testid="access-show-events">
          {say('showEvents')}
        </Button>
      </div>
    </>
  );
};
