// `fetch.txt`: files that are to be fetched from elsewhere (RFC 8493, section 2.2.3). Nothing is ever fetched here: what is not there is missing.
import { badPath } from './path-problems.ts';

/** What is wrong with the lines of it. */
export const fetchProblems = (text: string): string[] => {
  const problems: string[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line === '') continue;
    const path = /^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(line)?.[1];
    const at = `line ${index + 1}`;
    if (path === undefined) problems.push(`${at} is no address, length and path`);
    else if (badPath(path) !== null) problems.push(`${at}, ${path}: ${badPath(path)}`);
    else if (!path.startsWith('data/')) problems.push(`${at}, ${path}: it is no file of data/`);
  }
  return problems;
};
