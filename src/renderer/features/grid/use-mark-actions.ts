// Stars, tags and the story, for one event or for all that are selected; each is one step of undo. What was done, or why it
// was not, is told by the case itself.
import type { CaseChange } from '#shared/model/case.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { toProblem } from '../../data/problem.ts';
import type { CaseControl } from '../../data/use-case.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { RowRange } from './row-ranges.ts';
import { showNotice } from './show-notice.ts';
import type { SelectedEvents } from './use-selected-events.ts';
import { words } from './words.ts';

/** Events that can be added to the story at once. */
const storyLimit = 1000;

export interface MarkActions {
  /** Stars the events, or takes the stars away where all of them have one. */
  star(ranges: readonly RowRange[]): void;
  tag(ranges: readonly RowRange[], add: readonly string[], remove: readonly string[]): void;
  story(ranges: readonly RowRange[]): void;
}

export const useMarkActions = (analyst: CaseControl, events: SelectedEvents): MarkActions => {
  const say = useWords(words);
  const { count } = useFormat();
  const { language } = usePreferences();

  const run = async (ranges: readonly RowRange[], make: (ids: string[]) => CaseChange | null): Promise<void> => {
    try {
      const found = await events.rows(ranges);
      if (found === null && !events.ready) showNotice(say('rowsOnTheWay'));
      if (found === null || found.length === 0) return;
      const ids = [...new Set(found.map(({ id }) => id))];
      const change = make(ids);
      if (change !== null) await analyst.change(change);
    } catch (error) {
      showNotice(toProblem(error, language).what);
    }
  };

  return {
    star: (ranges) =>
      void run(ranges, (eventIds) => ({
        kind: 'star',
        eventIds,
        starred: !eventIds.every((id) => analyst.markOf(id)?.starred === true),
      })),
    tag: (ranges, add, remove) =>
      void run(ranges, (eventIds) => ({ kind: 'tag', eventIds, add: [...add], remove: [...remove] })),
    story: (ranges) =>
      void run(ranges, (eventIds) => {
        if (eventIds.length > storyLimit) {
          showNotice(say('storyLimit', { limit: count(storyLimit) }));
          return null;
        }
        return { kind: 'addStep', eventIds, text: '', place: null };
      }),
  };
};
