// Follows links that a host hands to the page while it is open: the view changes, nothing is loaded anew.
import { useLocation, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { fromLinkFragment, linkAddress } from '#shared/model/link.ts';

/** Mounted once in the shell; draws nothing. */
export const LinkLayer = () => {
  const fragment = useLocation({ select: (location) => location.hash });
  const router = useRouter();
  useEffect(() => {
    if (fragment === '') return;
    // As the address has it: the router gives its fragment decoded.
    const link = fromLinkFragment(window.location.hash);
    // The link leaves the address at once, so that going back does not follow it again.
    if (link !== null) router.history.replace(linkAddress(link));
  }, [fragment, router]);
  return null;
};
