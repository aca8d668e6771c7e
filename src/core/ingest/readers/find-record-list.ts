// The list of records inside a JSON object of unknown shape, found in the first bytes of a file.
import { placeByName } from '../mapping/synonyms.ts';
import { envelopeNames, isEventOnlyName } from './json-envelope.ts';

/** Levels of objects looked into. */
const deepest = 3;

interface Level {
  isList: boolean;
  /** The member being read, in an object. */
  name: string;
  awaitsName: boolean;
}

const stringEnd = (text: string, start: number): number => {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
};

const unquote = (text: string): string => {
  try {
    return JSON.parse(text) as string;
  } catch {
    return '';
  }
};

interface Findings {
  lists: string[][];
  topNames: string[];
}

/** Lists of objects that lie in objects alone, by the names that lead to them; stops where the text does. */
const listsOf = (text: string): Findings => {
  const open: Level[] = [];
  const lists: string[][] = [];
  const topNames: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    const level = open.at(-1);
    if (character === '"') {
      const end = stringEnd(text, at);
      if (level !== undefined && !level.isList && level.awaitsName) {
        level.name = unquote(text.slice(at, end + 1));
        level.awaitsName = false;
        if (open.length === 1) topNames.push(level.name);
      }
      at = end;
    } else if (character === '{' || character === '[') {
      const isRecord = character === '{' && level?.isList === true;
      const outer = isRecord && open.length <= deepest + 1 ? open.slice(0, -1) : [];
      if (outer.length > 0 && outer.every(({ isList }) => !isList)) {
        const path = outer.map(({ name }) => name);
        if (!lists.some((known) => known.join('\0') === path.join('\0'))) lists.push(path);
      }
      open.push({ isList: character === '[', name: '', awaitsName: true });
    } else if (character === '}' || character === ']') {
      open.pop();
      if (open.length === 0) break;
    } else if (character === ',' && level !== undefined) level.awaitsName = true;
  }
  return { lists, topNames };
};

/**
 * The names that lead from the object `text` begins with to its list of records, where the usual names do not: the only
 * list of objects in it, or the only one of a usual name. Null for an object that is a record itself, for one whose list
 * has a usual name at the first level, and where more than one list could be meant.
 */
export const findRecordList = (text: string): string[] | null => {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (!start.startsWith('{')) return null;
  const { lists, topNames } = listsOf(start);
  const isUsual = (path: readonly string[]): boolean => envelopeNames.has(path.at(-1)?.toLowerCase() ?? '');
  if (lists.some((path) => path.length === 1 && isUsual(path))) return null;
  if (topNames.some((name) => isEventOnlyName(name) || placeByName([name])?.field === 'timestamp')) return null;
  const usual = lists.filter(isUsual);
  const candidates = usual.length > 0 ? usual : lists;
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
};
