// All pages of one window into its spool, from where the spool stands.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type FetchedPage, type FetchTools, fetchPage } from './fetch-page.ts';
import { firstStep, type PageStep, turnPage } from './next-step.ts';
import type { RemoteAddress } from './remote-address.ts';
import type { Token } from './token.ts';
import type { WindowSpool } from './window-spool.ts';

export interface WindowJob {
  address: RemoteAddress;
  token: Token;
  /** `acme.app.sivocenter.com/api/audit-logs 2026-05-01…2026-06-01`. */
  name: string;
  spool: WindowSpool;
  /** Told after each page, with the sums of the window. */
  onPage: (pages: number, events: number, bytes: number) => void;
}

/** Why the window has to be begun anew, or null when it is whole. */
type Outcome = string | null;

const stepUrl = ({ address, spool }: WindowJob, step: PageStep): URL => {
  if (step.by === 'link') return new URL(step.url);
  const url = new URL(address.url);
  url.searchParams.set('from', new Date(spool.head.from).toISOString());
  url.searchParams.set('to', new Date(spool.head.to).toISOString());
  if (step.by === 'page') url.searchParams.set('page', String(step.page));
  else url.searchParams.set(step.parameter, step.cursor);
  return url;
};

const keyOf = (step: PageStep): string => {
  if (step.by === 'link') return step.url;
  return step.by === 'page' ? `page ${step.page}` : step.cursor;
};

const collectedIn = ({ pages }: WindowSpool): number => pages.reduce((sum, { events }) => sum + events, 0);

/** A cursor or address that has expired, or a page that is not there any more. */
const isExpiry = (status: number): boolean => [400, 404, 410, 422].includes(status);

/** A page is one that came before; after a page that already said so it is only one more way to say "no more". */
const isRepeated = (spool: WindowSpool, digest: string): boolean => spool.pages.some((page) => page.digest === digest);

/** The address of the next page. Throws REMOTE_MISBEHAVED when it is on another origin, where the token must not go. */
const ownLink = (
  { address, name }: WindowJob,
  { content, link }: FetchedPage & { kind: 'page' },
  asked: URL,
): string | null => {
  const found = link ?? content.signals.link;
  if (found === null) return null;
  const url = URL.canParse(found, asked.href) ? new URL(found, asked) : null;
  if (url?.origin === address.url.origin) return url.href;
  if (content.signals.cursor !== null) return null;
  throw new WorkbenchError(
    'REMOTE_MISBEHAVED',
    name,
    'its next page is on another host, to which the token is not sent',
  );
};

const misbehaved = ({ name, spool }: WindowJob, finding: string): WorkbenchError =>
  new WorkbenchError('REMOTE_MISBEHAVED', `${name} page ${spool.pages.length + 1}`, finding);

/** Whether the last pages, this one included, had no event although more were promised, too often to go on. */
const isRunningDry = ({ pages }: WindowSpool, most: number): boolean =>
  pages.length >= most && pages.slice(-most).every(({ events }) => events === 0);

const isWhole = ({ pages }: WindowSpool): boolean => pages.at(-1)?.next === null;

/** What the last page said about the whole must agree with what came. */
const shortfall = ({ spool }: WindowJob): Outcome => {
  const total = spool.pages.at(-1)?.total ?? null;
  const collected = collectedIn(spool);
  if (total === null || collected >= total) return null;
  return `it counts ${total.toLocaleString('en')} events and gave ${collected.toLocaleString('en')}`;
};

const takePage = async (job: WindowJob, tools: FetchTools, step: PageStep, certain: boolean): Promise<Outcome> => {
  const { spool, token, name } = job;
  const url = stepUrl(job, step);
  const request = { url, token, name: `${name} page ${spool.pages.length + 1}` };
  const page = await fetchPage(request, tools);
  if (page.kind === 'declined') {
    if (spool.pages.length > 0 && isExpiry(page.status)) return page.finding;
    throw new WorkbenchError('REMOTE_REFUSED', request.name, page.finding);
  }
  const { content, body } = page;
  const link = ownLink(job, page, url);
  if (content.events > 0 && isRepeated(spool, content.digest)) {
    if (certain) throw misbehaved(job, 'it repeats the events of an earlier page although it promised more');
    // Asked for on trial, and answered with what was there: the last page was the last one.
    await spool.end();
    return null;
  }
  const collected = collectedIn(spool) + content.events;
  const turn = turnPage({ step, content, link, collected });
  if (turn.next === null && content.signals.hasMore === true) {
    throw misbehaved(job, 'it says that there is more and not how to ask for it');
  }
  const asked = new Set([keyOf(step), ...spool.pages.map((one) => keyOf(one.step))]);
  const isLoop = turn.next !== null && asked.has(keyOf(turn.next));
  if (isLoop && turn.certain)
    throw misbehaved(job, 'its next page is one that was asked for already: it leads in a circle');
  const isTrial = !certain && content.events === 0;
  await spool.add(body, {
    step,
    next: isLoop || isTrial ? null : turn.next,
    certain: turn.certain,
    events: content.events,
    total: content.signals.total,
    digest: content.digest,
  });
  return null;
};

const takePages = async (job: WindowJob, tools: FetchTools): Promise<Outcome> => {
  const { spool, onPage } = job;
  const { emptyPages, pages } = tools.settings;
  let bytes = spool.pages.reduce((sum, page) => sum + page.bytes, 0);
  while (!isWhole(spool)) {
    const last = spool.pages.at(-1);
    const before = spool.pages.length;
    if (isRunningDry(spool, emptyPages))
      throw misbehaved(job, `${emptyPages} empty pages in a row, each promising more`);
    if (before >= pages) throw misbehaved(job, `more than ${pages.toLocaleString('en')} pages for one window`);
    const outcome = await takePage(job, tools, last?.next ?? firstStep, last?.certain ?? true);
    if (outcome !== null) return outcome;
    if (spool.pages.length > before) bytes += spool.pages.at(-1)?.bytes ?? 0;
    onPage(spool.pages.length, collectedIn(spool), bytes);
  }
  return shortfall(job);
};

/**
 * Fetches until the window is whole. Begun anew, a few times, when a cursor expires or the pages do not add up to the
 * total the server tells. Throws what `fetchPage` throws, REMOTE_REFUSED and REMOTE_MISBEHAVED.
 */
export const fetchWindow = async (job: WindowJob, tools: FetchTools): Promise<void> => {
  for (let restarts = 0; ; restarts += 1) {
    const outcome = await takePages(job, tools);
    if (outcome === null) return;
    if (restarts === tools.settings.restarts) {
      await job.spool.restart(tools.now().getTime());
      throw new WorkbenchError('REMOTE_MISBEHAVED', job.name, `${outcome}; begun ${restarts + 1} times`);
    }
    await job.spool.restart(tools.now().getTime());
  }
};
