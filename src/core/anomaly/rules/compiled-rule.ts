// A rule made ready to run: its filters compiled together with the question's, each of them a lane of events.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Filter } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import type { Rule, RuleDistinct, RuleKey, RuleTest } from '#shared/model/rule.ts';
import { type CompiledFilter, compileFilter } from '../../query/compile-filter.ts';
import type { MatchStep } from './match-sequence.ts';

/** Events that fit one filter of a rule. `ends`: they end what waits for the step, instead of being part of it. */
export interface Lane {
  step: number;
  ends: boolean;
  filter: CompiledFilter;
  by: RuleKey;
  distinct: RuleDistinct | null;
  test: RuleTest | null;
}

/** Bit `1 << index` of an event's marks stands for the lane of that index. */
export interface CompiledRule {
  rule: Rule;
  lanes: readonly Lane[];
  steps: readonly MatchStep[];
}

const minuteMs = 60_000;

/** `where`: the member of the rule, for messages. */
const filterOf = (text: string, asked: Filter, zone: string, where: string): CompiledFilter => {
  try {
    return compileFilter({ op: 'and', args: [asked, parseFilter(text)] }, zone);
  } catch (error) {
    if (!(error instanceof WorkbenchError) || error.code !== 'BAD_FILTER') throw error;
    throw new WorkbenchError('BAD_RULE', where, `${error.data.where}: ${error.data.detail}`, { cause: error });
  }
};

/** `asked`: events that do not fit it are no part of any hit. Throws BAD_RULE where a filter cannot be read, BAD_INPUT for the zone. */
export const compileRule = (rule: Rule, asked: Filter, zone: string): CompiledRule => {
  const lanes = rule.steps.flatMap((step, index): Lane[] => {
    const where = `${rule.id}: steps[${index}]`;
    const filter = filterOf(step.filter, asked, zone, `${where}.filter`);
    const lane: Lane = {
      step: index,
      ends: false,
      filter,
      by: step.by ?? rule.by,
      distinct: step.distinct,
      test: step.test,
    };
    if (step.unless === null) return [lane];
    const ending = filterOf(step.unless.filter, asked, zone, `${where}.unless.filter`);
    return [
      lane,
      { step: index, ends: true, filter: ending, by: step.unless.by ?? rule.by, distinct: null, test: null },
    ];
  });
  const steps = rule.steps.map(({ least, distinct, withinMinutes, afterMinutes }) => ({
    least,
    isDistinct: distinct !== null,
    withinMs: withinMinutes === null ? null : withinMinutes * minuteMs,
    afterMs: afterMinutes === null ? null : afterMinutes * minuteMs,
  }));
  return { rule, lanes, steps };
};
