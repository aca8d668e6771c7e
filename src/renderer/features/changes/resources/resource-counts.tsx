// How many resources and changes fit, and how many changes stand in no history.
import type { ChangedResources } from '#shared/model/changes.ts';
import type { Filter } from '#shared/model/filter.ts';
import { useView } from '../../../data/view-state.ts';
import { useWords } from '../../../ui/define-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import classes from './resources.module.css';
import { words } from './words.ts';

const withoutResource: Filter = { op: 'is', field: 'resource.id', values: [''] };

export const ResourceCounts = ({
  counts,
}: {
  counts: Pick<ChangedResources, 'total' | 'changes' | 'unidentified'>;
}) => {
  const say = useWords(words);
  const format = useFormat();
  const { go, filter } = useView();
  const counted = (key: 'resources' | 'changeCount' | 'unidentified', count: number): string =>
    say(key, { count, shown: format.count(count) });
  const { total, changes, unidentified } = counts;
  return (
    <span className={classes.counts} role="status" data-testid="resource-counts">
      {counted('resources', total)} · {counted('changeCount', changes)}
      {unidentified === 0 ? null : (
        <>
          {' · '}
          <button
            type="button"
            className={classes.link}
            title={say('showUnidentified')}
            onClick={() => go('/events', { op: 'and', args: [filter, withoutResource] })}
          >
            {counted('unidentified', unidentified)}
          </button>
        </>
      )}
    </span>
  );
};
