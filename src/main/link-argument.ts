// The link to a view among the arguments of a process: the system hands it over when a sivo-audit: address is opened.
import { isLinkText, type Link, parseLink } from '#shared/model/link.ts';

/**
 * The link `argv` holds, null where it holds none. Of several the last one counts.
 * Throws BAD_INPUT for one that cannot be read.
 */
export const linkArgument = (argv: readonly string[]): Link | null => {
  const text = argv.findLast(isLinkText);
  return text === undefined ? null : parseLink(text);
};
