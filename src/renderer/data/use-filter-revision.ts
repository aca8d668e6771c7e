// What makes an answer old besides the archive's generation: a filter on marks is answered by the case, which changes too.
import type { Filter } from '#shared/model/filter.ts';
import { mentionsMarks } from '#shared/model/mentions-marks.ts';
import { useCaseRevision } from './use-case-revision.ts';

/** The case's revision, for the key of a question with this filter; null where it does not ask about marks. */
export const useFilterRevision = (filter: Filter | undefined): number | null =>
  useCaseRevision(filter !== undefined && mentionsMarks(filter));
