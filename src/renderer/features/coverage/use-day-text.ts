// A day of coverage in one line of words.
import type { CoverageDay } from '#shared/model/coverage.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { words } from './words.ts';

const namedSources = 3;

export const useDayText = (expiredBefore: string | null): ((day: CoverageDay) => string) => {
  const say = useWords(words);
  const format = useFormat();
  return ({ day, events, covered, sources, suspicious }) => {
    const claim =
      covered >= 1
        ? say(events === 0 ? 'dayEmpty' : 'dayCovered')
        : covered > 0
          ? say('dayPartly', { share: format.percent(covered) })
          : say('dayUncovered');
    const names = sources.slice(0, namedSources).join(', ');
    const more = sources.length > namedSources ? ` +${format.count(sources.length - namedSources)}` : '';
    return [
      day,
      say('dayEvents', { count: events, shown: format.count(events) }),
      claim,
      suspicious ? say('daySuspicious') : null,
      expiredBefore !== null && day < expiredBefore ? say('dayExpired') : null,
      sources.length === 0 ? null : say('daySources', { sources: names + more }),
    ]
      .filter((part) => part !== null)
      .join(' · ');
  };
};
