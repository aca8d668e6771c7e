// The stretch of time of a saved view in words.
import { assertNever } from '#shared/assert-never.ts';
import type { ViewTime } from '#shared/model/case.ts';
import type { Say } from '../../ui/define-words.ts';
import type { words } from './words.ts';

const stretches = { hour: 'lastHour', day: 'lastDay', week: 'lastWeek', month: 'lastMonth', year: 'lastYear' } as const;

/** Bounds are said as the view has them. */
export const viewTimeText = (time: ViewTime, say: Say<keyof (typeof words)['en']>): string => {
  switch (time.kind) {
    case 'any':
      return say('timeAny');
    case 'absolute': {
      const { from, to } = time;
      if (from === null) return to === null ? say('timeAny') : say('timeTo', { to });
      return to === null ? say('timeFrom', { from }) : say('timeFromTo', { from, to });
    }
    case 'relative': {
      const stretch = say(stretches[time.unit], { count: time.amount, shown: time.amount });
      return say(time.before === 'now' ? 'beforeNow' : 'beforeNewest', { stretch });
    }
    default:
      return assertNever(time);
  }
};
