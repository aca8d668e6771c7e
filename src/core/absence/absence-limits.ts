// What a statement cannot say: each limit with its count and its sentence, in the order of the closed list.
import { type AbsenceInput, type Alias, type Limit, limitCodes } from '#shared/model/absence.ts';
import type { Counts } from './absence-counts.ts';
import type { absenceFilters } from './absence-question.ts';
import { absenceWords } from './absence-words.ts';
import { spanText } from './span-text.ts';
import type { WindowCoverage } from './window-coverage.ts';

/** `rejected`: records waiting in quarantine. `similar`: names of others that look like the actor's. `firstImport`: when the first import ended, as it is to be read; null without one. */
export interface LimitFacts {
  filters: ReturnType<typeof absenceFilters>;
  aliases: readonly Alias[];
  coverage: WindowCoverage;
  rejected: number;
  similar: readonly string[];
  firstImport: string | null;
}

/** `not-logged`, `retention` and `completeness` always; the others where they hold. */
export const absenceLimits = async (
  { resource, language }: AbsenceInput,
  { filters, aliases, coverage, rejected, similar, firstImport }: LimitFacts,
  counts: Counts,
): Promise<Limit[]> => {
  const say = absenceWords[language].limits;
  const numbers = new Intl.NumberFormat(language, { useGrouping: 'always' });
  const limits: Limit[] = [
    { code: 'not-logged', text: say['not-logged'], count: null },
    {
      code: 'retention',
      text: say.retention(firstImport === null ? say.notImported : say.imported(firstImport)),
      count: null,
    },
    { code: 'completeness', text: say.completeness, count: null },
  ];
  const add = (code: Limit['code'], count: number, text: (count: string, isOne: boolean) => string): void => {
    if (count > 0) limits.push({ code, text: text(numbers.format(count), count === 1), count });
  };
  if (coverage.gaps.length > 0) {
    add('unclaimed-time', coverage.unstated, say['unclaimed-time']);
    add('gaps', coverage.gaps.length, (count, isOne) => say.gaps(count, isOne, spanText(coverage.gapMs, language)));
  }
  add('stated-coverage', coverage.stated, say['stated-coverage']);
  add('suspicious-days', coverage.emptyDays, (count, isOne) =>
    say['suspicious-days'](count, isOne, numbers.format(coverage.suspicious)),
  );
  add('rejected-records', rejected, say['rejected-records']);
  add('unstated-actor', await counts.count(filters.nobody), say['unstated-actor']);
  const unstated = resource.id === null ? await counts.count(filters.untyped) : await counts.withoutId(filters.ofType);
  add('unstated-resource', unstated, say['unstated-resource']);
  if (filters.otherTypes !== null) add('other-types', await counts.count(filters.otherTypes), say['other-types']);
  if (filters.leftOut !== null) {
    const count = await counts.count(filters.leftOut);
    limits.push({ code: 'classes-left-out', text: say['classes-left-out'](numbers.format(count), count === 1), count });
  }
  add('conflicts', await counts.count(filters.conflicts), say.conflicts);
  const ids = aliases.filter(({ kind }) => kind === 'id').length;
  if (ids > 1 || aliases.length - ids > 1) {
    add('aliases', aliases.length, (count) =>
      say.aliases(count, numbers.format(ids), numbers.format(aliases.length - ids)),
    );
  }
  add('similar-names', similar.length, (count) =>
    say['similar-names'](
      count,
      similar
        .slice(0, 5)
        .map((name) => JSON.stringify(name))
        .join(', '),
    ),
  );
  if (aliases.length === 0) limits.push({ code: 'unknown-actor', text: say['unknown-actor'], count: 0 });
  if (!(await counts.any(filters.resource)))
    limits.push({ code: 'unknown-resource', text: say['unknown-resource'], count: 0 });
  return limits.sort((one, other) => limitCodes.indexOf(one.code) - limitCodes.indexOf(other.code));
};
