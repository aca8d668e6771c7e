// What the page reads of a rule's text, which may be anything where it cannot be used.
import { ruleSchema } from '#shared/model/rule.ts';

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Names of the samples and how many hits each gives; none where the text is no rule. */
export const samplesOf = (text: string): { name: string; fires: number }[] =>
  (ruleSchema.safeParse(parse(text)).data?.samples ?? []).map(({ name, fires }) => ({ name, fires }));

/** The text of a rule to start from: the same under an id of its own. */
export const ownCopy = (text: string): string => {
  const value = parse(text);
  if (typeof value !== 'object' || value === null || !('id' in value)) return text;
  return `${JSON.stringify({ ...value, id: `my-${String(value.id)}`.slice(0, 80) }, null, 2)}\n`;
};
