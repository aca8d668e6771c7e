// Stars, tags and the story, for one event or for all that are selected; each is one step of undo.
import { useEffect, useRef } from 'react';
import type { CaseChange } from '#shared/model/case.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { toProblem } from '../../data/problem.ts';
import type { CaseControl } from '../../data/use-case.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { RowRange } from './row-ranges.ts';
import { showNotice } from './show-notice.tsx';
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
  const failed = useRef(false);
  const { problem } = analyst;
  useEffect(() => {
    if (!failed.current || problem === null) return;
    failed.current = false;
    showNotice({ message: `${problem.what} ${problem.todo}`, undo: null });
  });

  const run = async (
    ranges: readonly RowRange[],
    make: (
      ids: string[],
    ) => { change: CaseChange; message: (figures: { count: number; shown: string }) => string } | null,
  ): Promise<void> => {
    try {
      const found = await events.rows(ranges);
      if (found === null || found.length === 0) return;
      const ids = [...new Set(found.map(({ id }) => id))];
      const made = make(ids);
      if (made === null) return;
      const state = await analyst.change(made.change);
      failed.current = state === null;
      if (state === null) return;
      const message = made.message({ count: ids.length, shown: count(ids.length) });
      showNotice({ message, undo: { label: say('undo'), run: () => void analyst.undo() } });
    } catch (error) {
      showNotice({ message: toProblem(error, language).what, undo: null });
    }
  };

  return {
    star: (ranges) =>
      void run(ranges, (eventIds) => {
        const starred = !eventIds.every((id) => analyst.markOf(id)?.starred === true);
        return {
          change: { kind: 'star', eventIds, starred },
          message: (figures) => say(starred ? 'starredEvents' : 'unstarredEvents', figures),
        };
      }),
    tag: (ranges, add, remove) =>
      void run(ranges, (eventIds) => ({
        change: { kind: 'tag', eventIds, add: [...add], remove: [...remove] },
        message: (figures) => say('taggedEvents', figures),
      })),
    story: (ranges) =>
      void run(ranges, (eventIds) => {
        if (eventIds.length > storyLimit) {
          showNotice({ message: say('storyLimit', { limit: count(storyLimit) }), undo: null });
          return null;
        }
        return {
          change: { kind: 'addStep', eventIds, text: '', place: null },
          message: (figures) => say('storyEvents', figures),
        };
      }),
  };
};
