// What this actor did and what happened to this resource over the whole archive, with this event marked in it.
import { Stack, Text } from '@mantine/core';
import type { EventVersion } from '#shared/model/event.ts';
import { useWords } from '../../ui/define-words.ts';
import { actorFilter, resourceFilter } from './actor-filter.ts';
import { HistorySection } from './history-section.tsx';
import { ResourceChanges } from './resource-changes.tsx';
import { words } from './words.ts';

export const HistoryTab = ({ version }: { version: EventVersion }) => {
  const say = useWords(words);
  const { actor, resource } = version.event;
  const ofActor = actorFilter(actor);
  const ofResource = resourceFilter(resource);
  return (
    <Stack gap="lg" data-testid="history">
      {ofActor === null ? (
        <Text size="sm" c="var(--text-faint)">
          {say('noActorHistory')}
        </Text>
      ) : (
        <HistorySection
          title={say('historyActor', { actor: actor.email ?? actor.id ?? '' })}
          filter={ofActor}
          version={version}
          testId="history-actor"
        />
      )}
      {ofResource === null ? (
        <Text size="sm" c="var(--text-faint)">
          {say('noResourceHistory')}
        </Text>
      ) : (
        <HistorySection
          title={say('historyResource', { resource: [resource.type, resource.id].filter(Boolean).join(' ') })}
          filter={ofResource}
          version={version}
          testId="history-resource"
        >
          <ResourceChanges filter={ofResource} id={version.event.id} />
        </HistorySection>
      )}
    </Stack>
  );
};
