// What can be said about an actor's accesses to a resource that are not there. Three verdicts, each with what it rests on and
// what it cannot say.
import type { AbsenceInput, AbsenceReport, AbsenceVerdict } from '#shared/model/absence.ts';
import { absenceSearch } from '#shared/model/absence-address.ts';
import { printFilter } from '#shared/model/filter-text.ts';
import { foldCase } from '#shared/model/fold-case.ts';
import { printLink } from '#shared/model/link.ts';
import { settledRecords } from '../archive/settled-records.ts';
import type { Manifest } from '../archive/types.ts';
import { createZonedTime } from '../export/zoned-time.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { createCounts } from './absence-counts.ts';
import { absenceLimits } from './absence-limits.ts';
import { absenceFilters } from './absence-question.ts';
import { absenceWindow } from './absence-window.ts';
import { absenceWords } from './absence-words.ts';
import { findAliases } from './find-aliases.ts';
import { similarNames } from './similar-names.ts';
import { spanText } from './span-text.ts';
import { windowCoverage } from './window-coverage.ts';

/** `root`: of the archive's content. */
export interface AbsenceTools {
  root: string | null;
  breathe(): Promise<void>;
}

const waitingOf = ({ totals, imports }: Manifest): number => {
  const settled = settledRecords(imports);
  return totals.rejected - imports.reduce((sum, { id }) => sum + settled.count(id), 0);
};

const verdictOf = (matches: number, gaps: number): AbsenceVerdict => {
  if (matches > 0) return 'found';
  return gaps === 0 ? 'none-found-covered' : 'none-found-gaps';
};

/**
 * Without a clock: the same snapshot, question and root give the same report. An id counts under its type and
 * where an event leaves the type out; under another type it is told as a limit. Throws BAD_INPUT for a window or zone that is none, CANCELLED.
 */
export const absenceReport = async (
  snapshot: Snapshot,
  input: AbsenceInput,
  { root, breathe }: AbsenceTools,
): Promise<AbsenceReport> => {
  const { actor, resource, zone, language } = input;
  const classes = [...new Set(input.classes)].sort();
  const say = absenceWords[language];
  const window = absenceWindow(input);
  const aliases = await findAliases(snapshot, actor, breathe);
  const names = [...new Set([actor, ...aliases.map(({ value }) => value)].map(foldCase))].sort();
  const filters = absenceFilters({ resource, classes }, names, window);
  const counts = createCounts(snapshot, breathe);
  const coverage = await windowCoverage(snapshot, window, zone, breathe);
  const { count: matches, events } = await counts.told(filters.question);
  const control = await counts.count(filters.control);
  const zoned = createZonedTime(zone);
  const { imports } = snapshot.manifest;
  const firstImport = imports.map(({ finishedAt }) => finishedAt).sort()[0];
  const rejected = waitingOf(snapshot.manifest);
  const limits = await absenceLimits(
    { ...input, classes },
    {
      filters,
      aliases,
      coverage,
      rejected,
      similar: similarNames(snapshot, names),
      firstImport: firstImport === undefined ? null : `${zoned(firstImport)} (${zone})`,
    },
    counts,
  );
  const what = resource.id === null ? say.anyOfType(resource.type) : say.oneOfType(resource.type, resource.id);
  const inClasses = classes.length === 0 ? say.everyClass : classes.map((one) => say.categories[one]).join(', ');
  const where = say.where(what, zoned(window.from), zoned(window.to), zone, inClasses);
  const verdict = verdictOf(matches, coverage.gaps.length);
  const numbers = new Intl.NumberFormat(language, { useGrouping: 'always' });
  // Whoever reads the sentence alone must not take records that could not be read for records without such an event.
  const noneOf = (sentence: string): string =>
    rejected === 0 ? sentence : `${sentence} ${say.quarantined(numbers.format(rejected), rejected === 1)}`;
  const statement = {
    'none-found-covered': () => noneOf(say.noneCovered(actor, where)),
    'none-found-gaps': () => noneOf(say.noneGaps(actor, where, spanText(coverage.gapMs, language))),
    found: () => say.found(actor, where, numbers.format(matches), matches === 1),
  }[verdict]();
  const asked = { actor, resource, from: window.from, to: window.to, zone, classes };
  return {
    verdict,
    statement,
    matches,
    events,
    actor,
    aliases,
    resource: {
      ...resource,
      ids: resource.id === null ? await counts.differentIds(filters.typeInWindow) : Math.min(control, 1),
    },
    from: window.from,
    to: window.to,
    zone,
    classes,
    coverage: { ranges: coverage.ranges, gaps: coverage.gaps },
    imports: coverage.imports,
    positiveControl: {
      description: control === 0 ? `${say.control(where)} ${say.controlEmpty}` : say.control(where),
      count: control,
    },
    limits,
    filter: printFilter(filters.question),
    root,
    permalink: printLink({
      page: '/evidence',
      search: { look: 'statement', ...absenceSearch(asked), ...(root === null ? {} : { archive: root }) },
    }),
  };
};
