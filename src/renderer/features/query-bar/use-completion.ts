// What the query input offers to complete: field names, the values the archive holds for a field, with their counts, and the
// names of the fields that change.
import { assertNever } from '#shared/assert-never.ts';
import { everything } from '#shared/model/filter.ts';
import type { Facet } from '#shared/model/query.ts';
import { useChangedFields } from '../../data/use-changed-fields.ts';
import { useFacets } from '../../data/use-facets.ts';
import {
  type Completion,
  changeSuggestions,
  completionAt,
  fieldSuggestions,
  valueSuggestions,
} from './complete-filter.ts';

/** Values fetched of a field, and suggestions shown. */
const fetched = 1000;
const shown = 12;

export interface Offer {
  completion: Completion;
  /** `count` is null for field names; a value `''` is "not stated". */
  options: readonly { value: string; count: number | null }[];
}

/** `caret` null: nothing is being typed. Null while there is nothing to offer. */
export const useCompletion = (text: string, caret: number | null, zone: string): Offer | null => {
  const completion = caret === null ? null : completionAt(text, caret);
  const facet = completion?.kind === 'value' ? completion.facet : null;
  const { facets } = useFacets(everything, zone, facet === null ? [] : [facet], fetched, facet !== null);
  const fields = useChangedFields(completion?.kind === 'changed' || completion?.kind === 'change');
  if (completion === null) return null;
  const options = optionsFor(completion, facets?.facets.find(({ field }) => field === facet)?.values ?? [], fields);
  return options.length === 0 ? null : { completion, options: options.slice(0, shown) };
};

const optionsFor = (completion: Completion, known: Facet['values'], fields: readonly string[]): Offer['options'] => {
  const plain = (values: readonly string[]) => values.map((value) => ({ value, count: null }));
  switch (completion.kind) {
    case 'field':
      return plain(fieldSuggestions(completion.typed));
    case 'value':
      return valueSuggestions(
        completion.typed,
        known.map(({ value, count }) => ({ value: value ?? '', count })),
      );
    case 'changed':
      return valueSuggestions(completion.typed, plain(fields));
    case 'change':
      return plain(changeSuggestions(completion.typed, completion.sides, fields));
    default:
      return assertNever(completion);
  }
};
