// What the query input offers to complete: field names with what they mean, the values a field holds under the rest of the
// filter with their counts, the names of the fields that change, and in an empty box the filters applied last.
import { assertNever } from '#shared/assert-never.ts';
import { everything, type Filter, weekdayNames } from '#shared/model/filter.ts';
import { allOf, topTerms } from '#shared/model/filter-edit.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import type { Facet } from '#shared/model/query.ts';
import { useCase } from '../../data/use-case.ts';
import { useChangedFields } from '../../data/use-changed-fields.ts';
import { useFacets } from '../../data/use-facets.ts';
import {
  type Choice,
  type Completion,
  changeSuggestions,
  completionAt,
  fieldSuggestions,
  valueSuggestions,
} from './complete-filter.ts';
import { useRecentQueries } from './use-recent-queries.ts';

/** Values fetched of a field, and suggestions shown. */
const fetched = 1000;
const shown = 12;

/** `count` is null where nothing is counted; a value `''` is "not stated". */
interface Option {
  value: string;
  count: number | null;
}

export interface Offer {
  completion: Completion;
  options: readonly Option[];
}

/** A word nobody asks for: it stands where the term is being typed. */
const placeholder = '\u0000';

/** What must hold beside the term being typed; everything where it stands inside OR or the rest cannot be read. */
export const countedUnder = ([before, after]: readonly [before: string, after: string]): Filter => {
  const isTyped = (term: Filter): boolean =>
    term.op === 'not' ? isTyped(term.arg) : term.op === 'text' && term.text === placeholder;
  try {
    const terms = topTerms(parseFilter(`${before}"${placeholder}"${after}`));
    return terms.some(isTyped) ? allOf(terms.filter((term) => !isTyped(term))) : everything;
  } catch {
    return everything;
  }
};

const choicesOf = (of: Choice, tags: readonly string[]): readonly string[] => {
  switch (of) {
    case 'weekday':
      return ['mon,tue,wed,thu,fri', 'sat,sun', ...weekdayNames];
    case 'clock':
      return ['20:00-08:00', '08:00-20:00', '00:00-06:00'];
    case 'tag':
      return tags;
    case 'starred':
      return ['true', 'false'];
    default:
      return assertNever(of);
  }
};

interface Known {
  values: Facet['values'];
  fields: readonly string[];
  tags: readonly string[];
  recent: readonly string[];
}

const plain = (values: readonly string[]): Option[] => values.map((value) => ({ value, count: null }));

const optionsFor = (completion: Completion, { values, fields, tags, recent }: Known): readonly Option[] => {
  const { typed } = completion;
  switch (completion.kind) {
    case 'field':
      return plain(fieldSuggestions(typed));
    case 'value':
      return valueSuggestions(
        typed,
        values.map(({ value, count }) => ({ value: value ?? '', count })),
      );
    case 'changed':
      return valueSuggestions(typed, plain(fields));
    case 'change':
      return plain(changeSuggestions(typed, completion.sides, fields));
    case 'choice':
      return valueSuggestions(typed, plain(choicesOf(completion.of, tags)));
    case 'recent':
      return plain(recent);
    default:
      return assertNever(completion);
  }
};

/** `caret` null: nothing is being typed. Null while there is nothing to offer. */
export const useCompletion = (text: string, caret: number | null, zone: string): Offer | null => {
  const completion = caret === null ? null : completionAt(text, caret);
  const facet = completion?.kind === 'value' ? completion.facet : null;
  const under = completion?.kind === 'value' ? countedUnder(completion.around) : everything;
  const { facets } = useFacets(under, zone, facet === null ? [] : [facet], fetched, facet !== null);
  const fields = useChangedFields(completion?.kind === 'changed' || completion?.kind === 'change');
  const { tags } = useCase();
  const [recent] = useRecentQueries();
  if (completion === null) return null;
  const values = facets?.facets.find(({ field }) => field === facet)?.values ?? [];
  const options = optionsFor(completion, { values, fields, tags, recent });
  return options.length === 0 ? null : { completion, options: options.slice(0, shown) };
};
