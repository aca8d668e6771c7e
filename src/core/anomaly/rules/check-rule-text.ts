// A rule from a text with its samples run: the one door for rules that are not our own.
import type { Rule } from '#shared/model/rule.ts';
import { createBreather } from '../../query/breather.ts';
import { checkSamples } from './check-samples.ts';
import { readRule } from './read-rule.ts';

/** `name` is for messages. Throws BAD_RULE, and CANCELLED where the signal says so. */
export const checkRuleText = async (text: string, name: string, signal?: AbortSignal): Promise<Rule> => {
  const rule = readRule(text, name);
  await checkSamples(rule, createBreather([signal]));
  return rule;
};
