// How one source found by the survey is mapped, judged by its head.
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
  /** The records of the head. */
  records: RawRecord[];
}

export interface HeadOfSource {
  name: string;
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
export const planSourceMapping = (
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
