// Why a filter's text cannot be read.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { parseFilter } from '#shared/model/filter-text.ts';

/** Null where it can be read. */
export const filterWhy = (text: string): string | null => {
  try {
    parseFilter(text);
    return null;
  } catch (error) {
    if (error instanceof WorkbenchError) return `${error.data.detail} (${error.data.where})`;
    throw error;
  }
};
