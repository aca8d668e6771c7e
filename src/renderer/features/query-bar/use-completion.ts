// What the query input offers to complete: field names, or the values the archive holds for a field, with their counts.
import { everything } from '#shared/model/filter.ts';
import { useFacets } from '../../data/use-facets.ts';
import { type Completion, completionAt, fieldSuggestions, valueSuggestions } from './complete-filter.ts';

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
  if (completion === null) return null;
  const known = facets?.facets.find(({ field }) => field === facet)?.values ?? [];
  const options =
    completion.kind === 'field'
      ? fieldSuggestions(completion.typed).map((value) => ({ value, count: null }))
      : valueSuggestions(
          completion.typed,
          known.map(({ value, count }) => ({ value: value ?? '', count })),
        );
  return options.length === 0 ? null : { completion, options: options.slice(0, shown) };
};
