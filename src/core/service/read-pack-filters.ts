// The filters of a pack's specification, read at the door.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Filter } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import type { PackSpec } from '#shared/model/pack-spec.ts';
import type { PackQuestion } from '../packs/pack-job.ts';

const read = (text: string, where: string): Filter => {
  try {
    return parseFilter(text);
  } catch (error) {
    if (!(error instanceof WorkbenchError)) throw error;
    throw new WorkbenchError('BAD_SPEC', where, `${error.data.detail} (${error.data.where})`, { cause: error });
  }
};

/** `resolve`: replaces marks of the case. Throws BAD_SPEC naming the member. */
export const readPackFilters = async (
  { filter, views, sample }: Pick<PackSpec, 'filter' | 'views' | 'sample'>,
  resolve: (filter: Filter) => Promise<Filter>,
): Promise<PackQuestion['filters']> => {
  const population = await resolve(read(filter, 'filter'));
  return {
    population,
    views: await Promise.all(views.map((view, place) => resolve(read(view.filter, `views[${place}].filter`)))),
    sample:
      sample === null || sample.filter === null ? population : await resolve(read(sample.filter, 'sample.filter')),
  };
};
