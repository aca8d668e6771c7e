// Changes of settings told in a text: `Security  - Require a passcode: from On to Off - Length: from 8 to 14`.
import type { JsonValue } from '#shared/model/json.ts';

const item = /^(?<name>.+?): from (?<from>.+) to (?<to>.+)$/u;
const between = / - (?=[^:]+: from )/u;

/** Each setting with both values; none unless every part of the text reads in exactly one way. */
export const readSettingText = (text: string): { name: string; change: { from: JsonValue; to: JsonValue } }[] => {
  const [, ...parts] = text.split(between);
  const settings = parts.map((part) => {
    const { name, from, to } = item.exec(part.trim())?.groups ?? {};
    const isClear = [name, from, to].every((word) => word !== undefined && !/: | to | from | - /u.test(word));
    return isClear && name !== undefined && from !== undefined && to !== undefined
      ? { name, change: { from, to } }
      : null;
  });
  return settings.every((setting) => setting !== null) ? settings : [];
};
