// A value of a field in words: categories and truth values by name, imports by their time and source.
import { useCallback } from 'react';
import type { ImportRecord } from '#shared/model/archive.ts';
import { categorySchema } from '#shared/model/category.ts';
import type { FacetField } from '#shared/model/field.ts';
import { useWords } from './define-words.ts';
import { formatSecond } from './format-time.ts';
import { words } from './words.ts';

/** `value` is null or '' where the source did not say. `imports` and `zone` name the values of the field `import`. */
export const useValueText = (
  imports: readonly ImportRecord[],
  zone: string,
): ((field: FacetField, value: string | null) => string) => {
  const say = useWords(words);
  return useCallback(
    (field, value) => {
      if (value === null || value === '') return say('notStated');
      if (field === 'crossTenant') return say(value === 'true' ? 'crossTenantTrue' : 'crossTenantFalse');
      if (field === 'conflict') return say(value === 'true' ? 'conflictTrue' : 'conflictFalse');
      if (field === 'category') {
        const category = categorySchema.safeParse(value).data;
        return category === undefined ? value : say(category);
      }
      const run = field === 'import' ? imports.find(({ id }) => id === value) : undefined;
      if (run === undefined) return value;
      const name = run.sources[0]?.name.split('/').at(-1) ?? value;
      const more = run.sources.length - 1;
      const source = more > 0 ? say('importMore', { name, count: more }) : name;
      return `${formatSecond(run.startedAt, zone).slice(0, 16)} · ${source}`;
    },
    [say, imports, zone],
  );
};
