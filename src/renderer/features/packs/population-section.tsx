// Which events the pack holds: a filter, and the zone its times are read in.
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { IconFilter, IconListSearch } from '@tabler/icons-react';
import { parseFilter } from '#shared/model/filter-text.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ZoneSelect } from '../../ui/zone-select.tsx';
import type { SpecProps } from './about-section.tsx';
import { filterWhy } from './filter-why.ts';
import { PackSection } from './pack-section.tsx';
import classes from './packs.module.css';
import { words } from './words.ts';

export const PopulationSection = ({ spec, onSpec }: SpecProps) => {
  const say = useWords(words);
  const view = useView();
  const why = filterWhy(spec.filter);
  const differs = view.filterProblem === null && (view.text !== spec.filter || view.zone !== spec.zone);
  return (
    <PackSection title={say('population')}>
      <Stack gap="sm">
        <Textarea
          label={say('filter')}
          description={say('filterHelp')}
          value={spec.filter}
          placeholder={say('everything')}
          autosize
          minRows={1}
          maxRows={8}
          maxLength={20_000}
          spellCheck={false}
          classNames={{ input: classes.code ?? '' }}
          error={why === null ? null : say('filterWrong', { why })}
          onChange={(event) => onSpec({ filter: event.currentTarget.value.replaceAll('\n', ' ') })}
          data-testid="pack-filter"
        />
        <Group gap="sm" align="flex-end">
          <ZoneSelect
            label={say('zone')}
            value={spec.zone}
            onZone={(zone) => zone !== null && onSpec({ zone })}
            testId="pack-zone"
          />
          {differs && (
            <Button
              variant="default"
              leftSection={<IconFilter size={16} aria-hidden />}
              title={say('takeFilterIs', { filter: view.text === '' ? say('everything') : view.text })}
              onClick={() => onSpec({ filter: view.text, zone: view.zone })}
            >
              {say('takeFilter')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconListSearch size={16} aria-hidden />}
            disabled={why !== null}
            onClick={() =>
              view.show({ page: '/events', filter: parseFilter(spec.filter), zone: spec.zone, sort: 'newest' })
            }
          >
            {say('seeEvents')}
          </Button>
        </Group>
      </Stack>
    </PackSection>
  );
};
