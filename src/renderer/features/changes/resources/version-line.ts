// What a version changed, as one line.
import type { ResourceVersion } from '#shared/model/changes.ts';
import { changeLine, shortValue } from '../../../ui/change-line.ts';

/** Of a creation, what it began with: there was nothing before. */
export const versionLine = ({ kind, changes, changeCount }: ResourceVersion): string => {
  if (kind !== 'create' || changes.some(({ from }) => from !== undefined && from !== null)) {
    return changeLine(changes, changeCount);
  }
  const more = changeCount - changes.length;
  return `${changes.map(({ field, to }) => `${field} ${shortValue(to)}`).join(', ')}${more > 0 ? ` (+${more})` : ''}`;
};
