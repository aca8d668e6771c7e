// Whether a filter asks about the analyst's own marks, so that its answer changes with the case and not with the archive alone.
import { assertNever } from '../assert-never.ts';
import { isMarkField } from './field.ts';
import type { Filter } from './filter.ts';

/** True where `tag:…` or `starred:…` stands anywhere in it. */
export const mentionsMarks = (filter: Filter): boolean => {
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.args.some(mentionsMarks);
    case 'not':
      return mentionsMarks(filter.arg);
    case 'is':
    case 'like':
      return isMarkField(filter.field);
    case 'match':
      return filter.field !== undefined && isMarkField(filter.field);
    case 'time':
    case 'weekday':
    case 'clock':
    case 'text':
    case 'changed':
    case 'change':
      return false;
    default:
      return assertNever(filter);
  }
};
