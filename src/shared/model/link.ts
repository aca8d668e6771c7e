// Links to a view: `sivo-audit://open/events?q=…&archive=…`, and the same view as an address of the loopback host. What a
// link may say is a closed list: pages and parameters of the view, never a file, a dialog or a token.
import { WorkbenchError } from '../contract/errors.ts';

export const linkScheme = 'sivo-audit';

export const linkPages = [
  '/events',
  '/access',
  '/changes',
  '/sivo',
  '/case',
  '/sql',
  '/imports',
  '/quarantine',
  '/coverage',
  '/integrity',
  '/evidence',
  '/settings',
] as const;
export type LinkPage = (typeof linkPages)[number];

/** `archive` is the root of the data the link was made of; the others are the view and what its pages keep beside it. */
export const linkParameters = [
  'q',
  'off',
  'zone',
  'sort',
  'event',
  'archive',
  'tab',
  'chart',
  'part',
  'mark',
  'near',
  'resource',
  'actor',
  'day',
  'days',
  'budget',
  'rule',
  'severity',
  'parameters',
  'actions',
  'bucket',
  'plan',
  'look',
  'compare',
  'find',
  'order',
  'of',
  'tenant',
  'asof',
  'left',
  'right',
  'flip',
  'sql',
  'pause',
  'domains',
  'decided',
  'alarm',
  'visit',
  'from',
  'to',
  'classes',
  'sample',
  'sheet',
  'pack',
  'rejectedBy',
  'rejectedFor',
  'rejectedFrom',
  'rejectedState',
] as const;
export type LinkParameter = (typeof linkParameters)[number];

export interface Link {
  page: LinkPage;
  search: Partial<Record<LinkParameter, string>>;
}

/** Characters of a whole link; longer ones are cut somewhere on their way through mail and chat. */
export const linkLimit = 16_384;

const isPage = (text: string): text is LinkPage => linkPages.some((page) => page === text);
const isParameter = (text: string): text is LinkParameter => linkParameters.some((name) => name === text);

const readable: Record<string, string> = { '%3A': ':', '%2C': ',', '%2F': '/', '%40': '@', '%22': '"', '%20': '+' };
/** Half a character (a lone surrogate) cannot stand in an address; U+FFFD stands there in its place. */
const encode = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /%(3A|2C|2F|40|22|20)/g,
    (code) => readable[code] ?? code,
  );

/** `?q=action:delete`, or nothing where no text is set; `parseLink` and `URLSearchParams` read it back. */
export const printParameters = (search: Record<string, unknown>): string => {
  const parts = Object.entries(search)
    .filter(([, value]) => typeof value === 'string' && value !== '')
    .map(([key, value]) => `${encode(key)}=${encode(String(value))}`);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
};

const refuse = (detail: string): never => {
  throw new WorkbenchError('BAD_INPUT', 'link', detail);
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return refuse('it holds a percent sign that encodes nothing');
  }
};

const readSearch = (text: string): Link['search'] => {
  const search: Link['search'] = {};
  for (const part of text.split('&').filter((piece) => piece !== '')) {
    const equals = part.indexOf('=');
    const name = decode(equals < 0 ? part : part.slice(0, equals));
    if (!isParameter(name)) return refuse(`"${name.slice(0, 40)}" is no part of a view`);
    if (Object.hasOwn(search, name)) return refuse(`"${name}" stands in it twice`);
    const value = equals < 0 ? '' : decode(part.slice(equals + 1));
    if (value.includes('\0')) return refuse(`"${name}" holds a zero character`);
    if (value !== '') search[name] = value;
  }
  return search;
};

const start =
  /^(?:sivo-audit:\/\/open|https?:\/\/(?:127\.0\.0\.1|localhost)(?::\d{1,5})?)(\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/i;

/** Whether a text means to be a link to a view, readable or not. */
export const isLinkText = (text: string): boolean => text.trimStart().toLowerCase().startsWith(`${linkScheme}:`);

/** Reads either form of a link. Throws BAD_INPUT with what is wrong. */
export const parseLink = (text: string): Link => {
  const link = text.trim();
  if (link.length > linkLimit) return refuse(`it is ${link.length} characters long, at most ${linkLimit} are read`);
  const match = start.exec(link);
  if (match === null) return refuse('it begins neither with sivo-audit://open/ nor with an address of this machine');
  const page = (match[1] ?? '').replace(/\/+$/, '') || '/events';
  if (!isPage(page)) return refuse(`there is no page "${page.slice(0, 40)}"`);
  return { page, search: readSearch(match[2] ?? '') };
};

/** What of an address belongs in a link: the known parameters, always in the same order. Null for a page no link can name. */
export const linkOf = (pathname: string, search: Readonly<Record<string, string | undefined>>): Link | null => {
  const kept = linkParameters.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]] as const]));
  return isPage(pathname) ? { page: pathname, search: Object.fromEntries(kept) } : null;
};

/** `/events?q=…`: the view's address below a host's origin. */
export const linkAddress = ({ page, search }: Link): string => `${page}${printParameters(search)}`;

/** `sivo-audit://open/events?q=…`. */
export const printLink = (link: Link): string => `${linkScheme}://open${linkAddress(link)}`;

const fragment = '#link=';

/** The address fragment, with its `#`, that asks the page to show a link's view: a host changes nothing else in a page. */
export const toLinkFragment = (link: Link): string => `${fragment}${encodeURIComponent(printLink(link))}`;

/** The link in a fragment (with or without `#`); null for any other fragment and for one that is no link. */
export const fromLinkFragment = (text: string): Link | null => {
  const whole = text.startsWith('#') ? text : `#${text}`;
  if (!whole.startsWith(fragment)) return null;
  try {
    return parseLink(decodeURIComponent(whole.slice(fragment.length)));
  } catch {
    return null;
  }
};
