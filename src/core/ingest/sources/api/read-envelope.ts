// The body of a page → how many events it has, and what it says about the pages that follow. The events themselves are
// read by the importer, from the same bytes.
import { createHash } from 'node:crypto';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { isJsonObject } from '../../mapping/sivo-json.ts';
import { envelopeNames } from '../../readers/json-envelope.ts';
import { parseJsonRecord } from '../../readers/json-text.ts';

/** What an envelope says; null: it says nothing of the kind. */
export interface PageSignals {
  cursor: { value: string; name: string } | null;
  /** An address of the next page. */
  link: string | null;
  nextPage: number | null;
  hasMore: boolean | null;
  totalPages: number | null;
  total: number | null;
  /** A member for the next page is there and empty: this page says itself that it is the last. */
  saysEnd: boolean;
}

export interface PageContent {
  events: number;
  /** Hex SHA-256 of the events as parsed: equal pages of events have equal digests. */
  digest: string;
  signals: PageSignals;
}

const cursorNames = ['nextCursor', 'next_cursor', 'nextPageToken', 'next_page_token', 'endCursor', 'end_cursor'];
const nextNames = ['next', 'nextPage', 'next_page', 'nextUrl', 'next_url', 'nextLink'];
const moreNames = ['hasMore', 'has_more', 'hasNext', 'has_next', 'hasNextPage'];
const totalPagesNames = ['totalPages', 'total_pages', 'pageCount', 'page_count', 'lastPage', 'last_page'];
const totalNames = ['total', 'totalCount', 'total_count', 'totalItems'];
const insideNames = ['pagination', 'paging', 'page', 'pageInfo', 'meta', 'cursor', 'cursors', 'links', '_links'];

const nothingSaid: PageSignals = {
  cursor: null,
  link: null,
  nextPage: null,
  hasMore: null,
  totalPages: null,
  total: null,
  saysEnd: false,
};

const looksLikeAddress = (text: string): boolean => /^(https?:\/\/|\/|\?)/.test(text);

const isBlank = (value: JsonValue): boolean => value === null || value === '' || value === false;

/** The first member of the objects under one of the names, one that says something before a blank one; undefined without one. */
const member = (objects: readonly JsonObject[], names: readonly string[]): [string, JsonValue] | undefined => {
  const found = objects.flatMap((object) =>
    names.flatMap((name): [string, JsonValue][] => {
      const value = Object.hasOwn(object, name) ? object[name] : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return found.find(([, value]) => !isBlank(value)) ?? found[0];
};

const count = (value: JsonValue | undefined): number | null => {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
};

const isPageNumber = (name: string, value: JsonValue): boolean =>
  (typeof value === 'number' && nextNames.includes(name)) || (/^next_?page$/i.test(name) && count(value) !== null);

const signalsOf = (envelope: JsonObject): PageSignals => {
  const inside = insideNames.flatMap((name) => {
    const value = Object.hasOwn(envelope, name) ? envelope[name] : undefined;
    return value !== undefined && isJsonObject(value) ? [value] : [];
  });
  const objects = [envelope, ...inside];
  const cursor = member(objects, cursorNames);
  const next = member(objects, nextNames);
  const [, more] = member(objects, moreNames) ?? [];
  const said: PageSignals = {
    ...nothingSaid,
    hasMore: typeof more === 'boolean' ? more : null,
    totalPages: count(member(objects, totalPagesNames)?.[1]),
    total: count(member(objects, totalNames)?.[1]),
    saysEnd: [cursor, next].some((found) => found !== undefined && isBlank(found[1])),
  };
  for (const [name, found] of [cursor, next].filter((one) => one !== undefined)) {
    const value = isJsonObject(found) ? (found.href ?? found.url ?? null) : found;
    if (isBlank(value)) continue;
    const isText = typeof value === 'string';
    if (isText && looksLikeAddress(value)) said.link ??= value;
    else if (isPageNumber(name, value)) said.nextPage ??= count(value);
    else if (isText || typeof value === 'number') said.cursor ??= { value: String(value), name };
  }
  return said;
};

const digestOf = (lists: readonly JsonValue[]): string =>
  createHash('sha256').update(JSON.stringify(lists)).digest('hex');

const withoutMark = (body: Buffer): Buffer =>
  body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body;

const isInexact = (signals: PageSignals): boolean => /^\d{16,}|e\+/.test(signals.cursor?.value ?? '');

/** What the page holds, or, as a text, why it is no page of events. */
export const readEnvelope = (body: Buffer): PageContent | string => {
  const parse = (exact: boolean) => parseJsonRecord(withoutMark(body), exact);
  const parsed = parse(false);
  if (!parsed.ok) return parsed.problem.message;
  const { value } = parsed;
  if (Array.isArray(value)) return { events: value.length, digest: digestOf([value]), signals: nothingSaid };
  if (!isJsonObject(value)) return 'neither a list nor an object';
  const lists = Object.entries(value).flatMap(([name, list]) =>
    envelopeNames.has(name.toLowerCase()) && Array.isArray(list) ? [list] : [],
  );
  if (lists.length === 0) {
    const names = Object.keys(value).slice(0, 8).join(', ').slice(0, 200);
    return `an object without a list of events${names === '' ? '' : `; it has ${names}`}`;
  }
  const events = lists.reduce((sum, list) => sum + list.length, 0);
  const signals = signalsOf(value);
  if (!isInexact(signals)) return { events, digest: digestOf(lists), signals };
  // A cursor beyond 2^53 goes back digit by digit.
  const exact = parse(true);
  const again = exact.ok && isJsonObject(exact.value) ? signalsOf(exact.value) : signals;
  return { events, digest: digestOf(lists), signals: again };
};
