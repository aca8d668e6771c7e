// Which moment a state is of, and how far it can be relied on, in sentences.
import { Text } from '@mantine/core';
import { assertNever } from '#shared/assert-never.ts';
import type { Moment, StateAsOf } from '#shared/model/changes.ts';
import { useWords } from '../../../ui/define-words.ts';
import { formatTime } from '../../../ui/format-time.ts';
import { useFormat } from '../../../ui/use-format.ts';
import { words } from './words.ts';

interface Props {
  state: StateAsOf;
  moment: Moment;
  places: ReadonlyMap<string, number>;
  zone: string;
}

export const StateStatement = ({ state, moment, places, zone }: Props) => {
  const say = useWords(words);
  const format = useFormat();
  const { exists, complete, unknown, version } = state;
  const asOf = (): string => {
    switch (moment.kind) {
      case 'now':
        return say('asOfNow');
      case 'time':
        return say('asOfTime', { at: formatTime(moment.at, zone), zone });
      case 'after':
      case 'before': {
        const place = places.get(moment.eventId);
        if (place === undefined || state.at === null) return say('asOfEvent', { id: moment.eventId });
        const values = { number: place + 1, at: formatTime(state.at, zone), zone };
        return moment.kind === 'after' ? say('asOfAfter', values) : say('asOfBefore', values);
      }
      default:
        return assertNever(moment);
    }
  };
  const ground = (): string => {
    if (exists === 'no') return say('existsNo');
    if (exists === 'unknown' && state.state === null) return say('existsUnknown');
    if (complete) return say('complete');
    const missing =
      unknown.length === 0
        ? ''
        : ` ${say('incompleteUnknown', { count: unknown.length, shown: format.count(unknown.length) })}`;
    return `${say('incomplete')}${missing}`;
  };
  const last =
    version === null || moment.kind === 'after'
      ? ''
      : ` ${say('resultsFrom', { number: version.number, at: formatTime(version.at, zone) })}`;
  return (
    <div role="status" data-testid="state-statement">
      <Text size="sm" mt="sm">
        <b>{asOf()}.</b>
        {last}
      </Text>
      <Text size="sm" c={exists === 'yes' && complete ? 'var(--text-soft)' : 'var(--warning)'}>
        {ground()}
      </Text>
    </div>
  );
};
