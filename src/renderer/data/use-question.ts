// Goes to a question that was kept: a preset or a saved view, its time made absolute for the moment it is asked.

import type { SavedView } from '#shared/model/case.ts';
import { withTime } from '#shared/model/filter-edit.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import type { Preset } from '#shared/model/presets.ts';
import { resolveViewTime } from '#shared/model/relative-time.ts';
import { useArchive } from './use-archive.ts';
import { useGridLayout } from './use-grid-layout.ts';
import { useView } from './view-state.ts';

type Question = Pick<SavedView, 'query' | 'time' | 'page'> & Partial<Pick<SavedView, 'zone' | 'sort' | 'layout'>>;

/** Throws BAD_FILTER where the filter of the question cannot be read. */
export const useQuestion = (): ((question: Question | Preset) => void) => {
  const view = useView();
  const { archive } = useArchive();
  const [, setLayout] = useGridLayout();
  return (question) => {
    const { zone = null, sort = 'newest', layout = null }: Partial<Question> = 'asks' in question ? {} : question;
    const anchor = { nowMs: Date.now(), newest: archive?.newest ?? null, zone: zone ?? view.zone };
    const filter = withTime(parseFilter(question.query), resolveViewTime(question.time, anchor));
    if (layout !== null) setLayout(layout);
    view.show({ page: question.page, filter, zone, sort });
  };
};
