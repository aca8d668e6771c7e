// A rule from the text of a file. Read with suspicion: rules of the user's own come from elsewhere.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { everything } from '#shared/model/filter.ts';
import { mostRuleText, type Rule, ruleSchema } from '#shared/model/rule.ts';
import { compileRule } from './compiled-rule.ts';
import { checkSentences } from './rule-sentence.ts';

const memberOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`))
    .join('');

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 100));

const readJson = (text: string, name: string): unknown => {
  if (text.length > mostRuleText) {
    throw new WorkbenchError('BAD_RULE', name, `${text.length} characters, at most ${mostRuleText} are read`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new WorkbenchError('BAD_RULE', name, cause instanceof Error ? cause.message : 'not JSON', { cause });
  }
};

/** Of the head alone, so that a later version is told as such and not as a list of members unknown to this one. */
const checkHead = (value: unknown, name: string): void => {
  const bad = (detail: string): WorkbenchError => new WorkbenchError('BAD_RULE', name, detail);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad('it is not a JSON object');
  const { format, version } = value as { format?: unknown; version?: unknown };
  const head = ruleSchema.shape;
  if (format !== head.format.value) throw bad(`format: "${head.format.value}" expected, ${shown(format)} found`);
  if (version !== head.version.value) throw bad(`version: ${head.version.value} expected, ${shown(version)} found`);
};

/** Keys that can be compared: who an event is by, and who it is about. */
const people: readonly string[] = ['actor', 'subject'];

const checkKeys = ({ id, by, steps }: Rule): void => {
  const fits = (key: string | null): boolean =>
    key === null || key === by || (people.includes(by) && people.includes(key));
  for (const [index, step] of steps.entries()) {
    for (const [member, key] of [['by', step.by] as const, ['unless.by', step.unless?.by ?? null] as const]) {
      if (fits(key)) continue;
      const detail = `"${key}" cannot be held against "${by}", by which the rule joins its steps`;
      throw new WorkbenchError('BAD_RULE', `${id}: steps[${index}].${member}`, detail);
    }
  }
  const [first] = steps;
  if (first?.unless != null || first?.afterMinutes != null) {
    throw new WorkbenchError(
      'BAD_RULE',
      `${id}: steps[0]`,
      'nothing lies before the first step, so it has no unless and no afterMinutes',
    );
  }
};

/** A rule that is known to be one of the schema, checked for what the schema cannot say. Throws BAD_RULE. */
export const checkRule = (rule: Rule): Rule => {
  checkKeys(rule);
  checkSentences(rule);
  compileRule(rule, everything, 'UTC');
  return rule;
};

/** `name` is for messages: the file the text comes from. Throws BAD_RULE naming the member at fault; samples are not run here. */
export const readRule = (text: string, name: string): Rule => {
  const value = readJson(text, name);
  checkHead(value, name);
  const parsed = ruleSchema.safeParse(value);
  if (parsed.success) return checkRule(parsed.data);
  const [issue] = parsed.error.issues;
  throw new WorkbenchError(
    'BAD_RULE',
    name,
    `${memberOf(issue?.path ?? [])}: ${issue?.message ?? ''}`.replace(/^: /, ''),
  );
};
