// The population's question in the forms others can read: text and tree, and SQL.

import type { Filter } from '#shared/model/filter.ts';
import { printFilter } from '#shared/model/print-filter.ts';
import type { BagWriter } from '../../bag/bag-writer.ts';
import type { PackFacts } from '../pack-facts.ts';
import { filterSql } from './filter-sql.ts';
import { jsonText } from './json-text.ts';

type Facts = Pick<PackFacts, 'spec' | 'population' | 'archive'>;

/** 21-query.json. `filter`: as it was run, without marks of a case. */
const queryJson = ({ spec, population, archive, views }: Facts & Pick<PackFacts, 'views'>, filter: Filter): string =>
  jsonText({
    format: 'sivo-query',
    version: 1,
    asked: spec.filter,
    run: printFilter(filter),
    tree: filter,
    zone: spec.zone,
    order: ['timestamp', 'id', 'content hash'],
    language: 'docs/query-language.md',
    events: population.events,
    sha256: population.sha256,
    root: archive.root,
    views: views.map(({ name, filter: asked, events }) => ({ name, asked, events })),
  });

const inComment = (text: string): string => text.replace(/\s+/gu, ' ');

/** 21-query.sql: over one segment of the archive, or over all of them in the workbench's console. */
const querySql = ({ spec, population }: Facts, filter: Filter): string => {
  const { sql, exact } = filterSql(filter, spec.zone);
  return [
    `-- ${inComment(spec.title)}`,
    `-- filter: ${inComment(printFilter(filter)) || '(everything)'}`,
    `-- bare dates and local times are those of ${inComment(spec.zone)}; the population has ${population.events} events`,
    '-- over the view "events" of each segments/*.sqlite of the archive, or in "sivo-audit sql" over all of them',
    '-- letters beyond ASCII are compared with their case here, without it by the filter',
    ...(exact ? [] : ['-- NOT EXACT: terms marked below are not said in SQL; this selects more than the filter']),
    'SELECT *',
    'FROM events',
    `WHERE ${sql}`,
    'ORDER BY timestamp, id;',
    '',
  ].join('\n');
};

/** `filter`: as it was run. */
export const addQueryFiles = (bag: BagWriter, facts: PackFacts, filter: Filter): void => {
  bag.add('data/21-query.json', queryJson(facts, filter));
  bag.add('data/21-query.sql', querySql(facts, filter));
};
