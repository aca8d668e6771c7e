// The events just before and after this one: over the whole archive, and of the same actor.
import { Button, Group, Loader, SegmentedControl, Text } from '@mantine/core';
import type { EventVersion } from '#shared/model/event.ts';
import { everything } from '#shared/model/filter.ts';
import { useNeighbours } from '../../data/use-neighbours.ts';
import { usePageParam, useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { actorFilter } from './actor-filter.ts';
import { aroundFilter } from './around-filter.ts';
import styles from './details.module.css';
import { EventLine } from './event-line.tsx';
import { words } from './words.ts';

export const NeighboursTab = ({ version }: { version: EventVersion }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const view = useView();
  const [of, setOf] = usePageParam('near', 'all');
  const { event } = version;
  const actor = actorFilter(event.actor);
  const isActor = of === 'actor' && actor !== null;
  const filter = isActor ? actor : everything;
  const { neighbours, problem } = useNeighbours(event.id, filter);
  const name = event.actor.email ?? event.actor.id ?? say('notStated');
  return (
    <div data-testid="neighbours" aria-busy={neighbours === undefined && problem === null}>
      <Group justify="space-between" gap="xs" mb={8}>
        <SegmentedControl
          size="xs"
          aria-label={say('neighboursOf')}
          value={isActor ? 'actor' : 'all'}
          onChange={setOf}
          data={[
            { value: 'all', label: say('neighboursAll') },
            { value: 'actor', label: say('neighboursActor'), disabled: actor === null },
          ]}
        />
        <Button
          size="compact-xs"
          variant="default"
          disabled={view.filterProblem !== null}
          onClick={() => view.setFilter(aroundFilter(event.timestamp, filter), { keepSelected: true })}
        >
          {say('aroundInGrid')}
        </Button>
      </Group>
      <Text size="xs" c="var(--text-faint)" mb={6}>
        {say(isActor ? 'neighboursActorNote' : 'neighboursNote', { zone: view.zone, actor: name })}
      </Text>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {neighbours === undefined && problem === null ? <Loader size="xs" /> : null}
      {neighbours === undefined ? null : (
        <>
          <Text size="xs" c="var(--text-faint)">
            {say(neighbours.earlier === 0 ? 'noEarlier' : 'earlier', {
              count: neighbours.earlier,
              shown: count(neighbours.earlier),
            })}
          </Text>
          <ol className={styles.lines} aria-label={say('tabNeighbours')}>
            {neighbours.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an id stands there once for each version of its event.
              <li key={`${row.id} ${at}`}>
                <EventLine event={row} current={at === neighbours.at} />
              </li>
            ))}
          </ol>
          <Text size="xs" c="var(--text-faint)">
            {say(neighbours.later === 0 ? 'noLater' : 'later', {
              count: neighbours.later,
              shown: count(neighbours.later),
            })}
          </Text>
        </>
      )}
    </div>
  );
};
