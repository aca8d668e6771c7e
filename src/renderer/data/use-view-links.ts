// The links to what is shown now: for the desktop, for this browser and for a terminal.
import { useLocation } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Link, linkAddress, linkOf, printLink } from '#shared/model/link.ts';
import { linkData } from './link-data.ts';
import { parseSearch } from './search.ts';
import { useArchiveRoot } from './use-archive-root.ts';
import { useHost } from './use-host.ts';
import { useView } from './view-state.ts';

export interface ViewLinks {
  /** `sivo-audit://open/…`. */
  link: string;
  /** `http://127.0.0.1:…`; null where this page has no address others could open. */
  address: string | null;
  /** The command that opens the view from a terminal. */
  command: string;
  /** The root the links name; null where nothing names the archive's content. */
  root: string | null;
}

/** Within single quotes no shell reads anything; a quote in the link is encoded. */
const quoted = (link: string): string => `'${link.replaceAll("'", '%27')}'`;

/** `event`: another event than the selected one. Null while the page shown is none that a link could name. */
export const useViewLinks = (event?: string): ViewLinks | null => {
  const { zone } = useView();
  const { pathname, searchStr } = useLocation();
  const { archiveRoot } = useArchiveRoot();
  const { host } = useHost();
  return useMemo(() => {
    const search = parseSearch(searchStr);
    // A link that waits for its own archive is passed on as it came.
    const waits =
      search.archive !== undefined &&
      archiveRoot !== undefined &&
      linkData(search.archive, archiveRoot).kind === 'other';
    const root = (waits ? search.archive : archiveRoot?.root) ?? null;
    const shown = event === undefined ? {} : { event };
    const link: Link | null = linkOf(pathname, { ...search, ...shown, zone, archive: root ?? undefined });
    if (link === null) return null;
    const text = printLink(link);
    return {
      link: text,
      address: host?.host === 'loopback' ? `${window.location.origin}${linkAddress(link)}` : null,
      command: `npx sivo-audit open ${quoted(text)}`,
      root,
    };
  }, [pathname, searchStr, zone, archiveRoot, host, event]);
};
