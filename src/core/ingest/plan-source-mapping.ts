// How one source found by the survey is mapped, judged by its head.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportDecisions, MappingProfile } from '#shared/model/mapping.ts';
import { pointerOf, tokensOf } from './mapping/json-pointer.ts';
import { type MappingContext, type MappingPlan, planMapping } from './mapping/plan-mapping.ts';
import type { Detected } from './readers/detect.ts';
import { findRecordList } from './readers/find-record-list.ts';
import type { RawRecord } from './readers/record.ts';
import { sampleHead } from './sample-head.ts';

export interface SourceMapping {
  plan: MappingPlan;
  /** Names that lead to the list of records in JSON; null for the usual ones. */
  list: readonly string[] | null;
  /** The records of the head; the first of a table is its header. */
  records: RawRecord[];
}

export interface HeadOfSource {
  name: string;
  /** Named by the user, not found in a folder or container. */
  explicit: boolean;
  detected: Exclude<Detected, { format: null }>;
  head: Buffer;
  complete: boolean;
}

/** What was decided, and what this machine remembers. */
export interface MappingChoices {
  decisions: ImportDecisions;
  remembered: ReadonlyMap<string, MappingProfile>;
}

const listOf = (pointer: string | null | undefined): string[] | null =>
  pointer === null || pointer === undefined ? null : tokensOf(pointer);

/** Throws COLUMN_MISSING where a chosen profile's time stands in no column. */
const planHead = (
  { name, detected, head, complete }: HeadOfSource,
  { decisions, remembered }: MappingChoices,
): SourceMapping => {
  const found = detected.format === 'json' ? findRecordList(head.toString('utf8')) : null;
  const attempt = (list: string[] | null): SourceMapping => {
    const { sample, records } = sampleHead(detected, head, complete, list);
    const context: MappingContext = {
      source: name,
      decisions,
      remembered,
      records: list === null ? null : pointerOf(list),
    };
    return { plan: planMapping(sample, context), list, records };
  };
  const first = attempt(listOf(decisions.profile?.records) ?? found);
  // The profile that was chosen by what the records look like may know another place for them.
  const told = listOf(first.plan.profile?.records);
  return told === null || told.join('\0') === first.list?.join('\0') ? first : attempt(told);
};

const csvSuffix = /\.(csv|tsv)(\.(gz|zst))?$/i;

/**
 * The mapping, or why the source is passed over: other tables lie beside exports under any name but .csv, and one without
 * a time is taken for such a table. Throws COLUMN_MISSING where a chosen profile's time stands in no column of another.
 */
export const planSourceMapping = (source: HeadOfSource, choices: MappingChoices): SourceMapping | string => {
  const { name, explicit, detected } = source;
  const mayBeForeign = detected.format === 'csv' && !explicit && !csvSuffix.test(name);
  try {
    const mapping = planHead(source, choices);
    const lacksTime = mapping.plan.questions.some(({ kind }) => kind === 'field');
    return mayBeForeign && lacksTime ? noTimeColumn(mapping.plan) : mapping;
  } catch (error) {
    const isMissing = error instanceof WorkbenchError && error.code === 'COLUMN_MISSING';
    if (!isMissing || !mayBeForeign) throw error;
    return error.data.detail;
  }
};

/** What is said of a table without a column for the time. */
export const noTimeColumn = ({ columns }: MappingPlan): string =>
  `no timestamp column; columns found: ${columns.join(', ')}`;
