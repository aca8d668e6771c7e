// All pages of one window into its spool, from where the spool stands.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { checkUnpaged } from './check-unpaged.ts';
import { otherParameter } from './cursor-parameter.ts';
import { type FetchedPage, type FetchTools, fetchPage, type PageRequest } from './fetch-page.ts';
import { firstStep, isSameStep, type PageStep, stepKey, turnPage } from './next-step.ts';
import type { PageContent } from './read-envelope.ts';
import type { RemoteAddress } from './remote-address.ts';
import type { Span } from './spans.ts';
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

const stepUrl = ({ address }: WindowJob, { from, to }: Span, step: PageStep): URL => {
  if (step.by === 'link') return new URL(step.url);
  const url = new URL(address.url);
  url.searchParams.set('from', new Date(from).toISOString());
  url.searchParams.set('to', new Date(to).toISOString());
  if (step.by === 'page') url.searchParams.set('page', String(step.page));
  else url.searchParams.set(step.parameter, step.cursor);
  return url;
};

/** A cursor or address that has expired, or a page that is not there any more. */
const isExpiry = (status: number): boolean => [400, 404, 410, 422].includes(status);

/** Characters of a cursor or an address; each is kept in the log of its window. */
const longestStep = 16_384;

const elsewhere = 'its next page is on another host, to which the token is not sent';

/** The address of the next page; null without one, `foreign` on another origin, where the token must not go. */
const ownLink = (
  { address }: WindowJob,
  { content, link }: FetchedPage & { kind: 'page' },
  asked: URL,
): { url: string | null; foreign: boolean } => {
  const found = link ?? content.signals.link;
  if (found === null) return { url: null, foreign: false };
  const url = URL.canParse(found, asked.href) ? new URL(found, asked) : null;
  if (url?.origin === address.url.origin) return { url: url.href, foreign: false };
  return { url: null, foreign: content.signals.cursor === null };
};

/** Forgets the pages that came: a server that answers so is asked from the start the next time. */
const misbehaved = async ({ name, spool }: WindowJob, tools: FetchTools, finding: string): Promise<WorkbenchError> => {
  const where = `${name} page ${spool.pages.length + 1}`;
  await spool.restart(tools.now().getTime());
  return new WorkbenchError('REMOTE_MISBEHAVED', where, finding);
};

/** Whether the last pages, this one included, had no event although more were promised, too often to go on. */
const isRunningDry = ({ pages }: WindowSpool, most: number): boolean =>
  pages.length >= most && pages.slice(-most).every(({ events }) => events === 0);

const isWhole = ({ pages }: WindowSpool): boolean => pages.at(-1)?.next === null;

/** What the last page said about the whole must agree with what came. */
const shortfall = ({ spool }: WindowJob): Outcome => {
  const total = spool.pages.at(-1)?.total ?? null;
  const collected = spool.sums.events;
  if (total === null || collected >= total) return null;
  return `it counts ${total.toLocaleString('en')} events and gave ${collected.toLocaleString('en')}`;
};

const askWindow =
  (job: WindowJob, tools: FetchTools) =>
  async (window: Span): Promise<PageContent> => {
    const request = { url: stepUrl(job, window, firstStep), token: job.token, name: job.name };
    const page = await fetchPage(request, tools);
    if (page.kind === 'page') return page.content;
    throw new WorkbenchError('REMOTE_REFUSED', job.name, page.finding);
  };

/** Events that came before: the end, where the page was asked for on trial, and else a fault. */
const settleRepetition = async (
  job: WindowJob,
  tools: FetchTools,
  step: PageStep,
  { body, content }: FetchedPage & { kind: 'page' },
  certain: boolean,
): Promise<void> => {
  const { spool } = job;
  if (certain) {
    const name = content.signals.cursor?.name;
    const isFirst = spool.pages.length === 1 && step.by === 'cursor' && name !== undefined;
    const other = isFirst ? otherParameter(step.parameter, name) : null;
    if (step.by !== 'cursor' || other === null) {
      throw await misbehaved(job, tools, 'it repeats the events of an earlier page although it promised more');
    }
    // It has not heeded the cursor under this name.
    await spool.goOn({ ...step, parameter: other });
    return;
  }
  if (spool.pages.length === 1 && content.signals.total === null && step.by === 'page') {
    const finding = await checkUnpaged(body, content, spool.span, askWindow(job, tools));
    if (finding !== null) throw await misbehaved(job, tools, finding);
  }
  await spool.goOn(null);
};

/** The page that was asked for while the one before it was written. */
interface Ahead {
  url: string;
  coming: Promise<FetchedPage>;
}

const requestFor = ({ token, name }: WindowJob, url: URL, page: number): PageRequest => ({
  url,
  token,
  name: `${name} page ${page}`,
});

/** Asks for the page after the one that is about to be written, if that has events: a server that runs dry is not hurried. */
const askAhead = (job: WindowJob, tools: FetchTools, next: PageStep | null, events: number): Ahead | null => {
  if (next === null || events === 0) return null;
  const url = stepUrl(job, job.spool.span, next);
  const coming = fetchPage(requestFor(job, url, job.spool.pages.length + 2), tools);
  // Its failure is told when its turn comes.
  coming.catch(() => undefined);
  return { url: url.href, coming };
};

const takePage = async (
  job: WindowJob,
  tools: FetchTools,
  step: PageStep,
  certain: boolean,
  ahead: { page: Ahead | null },
): Promise<Outcome> => {
  const { spool } = job;
  const url = stepUrl(job, spool.span, step);
  // Also what an earlier run has noted is only followed on the address asked for.
  if (url.origin !== job.address.url.origin) throw await misbehaved(job, tools, elsewhere);
  const request = requestFor(job, url, spool.pages.length + 1);
  const page = await (ahead.page?.url === url.href ? ahead.page.coming : fetchPage(request, tools));
  ahead.page = null;
  if (page.kind === 'declined') {
    if (spool.pages.length > 0 && isExpiry(page.status)) return page.finding;
    throw new WorkbenchError('REMOTE_REFUSED', request.name, page.finding);
  }
  const { content, body } = page;
  const { url: link, foreign } = ownLink(job, page, url);
  if (foreign) throw await misbehaved(job, tools, elsewhere);
  if (content.events > 0 && spool.holds(content.digest)) {
    await settleRepetition(job, tools, step, page, certain);
    return null;
  }
  const collected = spool.sums.events + content.events;
  const turn = turnPage({ step, content, link, collected });
  if (turn.next === null && content.signals.hasMore === true) {
    throw await misbehaved(job, tools, 'it says that there is more and not how to ask for it');
  }
  if (turn.next !== null && stepKey(turn.next).length > longestStep) {
    throw await misbehaved(job, tools, 'what leads to its next page is too long to be sent back');
  }
  const isLoop = turn.next !== null && (isSameStep(turn.next, step) || spool.wasAsked(turn.next));
  if (isLoop && turn.certain)
    throw await misbehaved(job, tools, 'its next page is one that was asked for already: it leads in a circle');
  const isTrial = !certain && content.events === 0;
  const next = isLoop || isTrial ? null : turn.next;
  ahead.page = askAhead(job, tools, next, content.events);
  await spool.add(body, {
    step,
    next,
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
  const ahead: { page: Ahead | null } = { page: null };
  while (!isWhole(spool)) {
    const last = spool.pages.at(-1);
    if (isRunningDry(spool, emptyPages))
      throw await misbehaved(job, tools, `${emptyPages} empty pages in a row, each promising more`);
    if (spool.pages.length >= pages)
      throw await misbehaved(job, tools, `more than ${pages.toLocaleString('en')} pages for one window`);
    const outcome = await takePage(job, tools, last?.next ?? firstStep, last?.certain ?? true, ahead);
    if (outcome !== null) return outcome;
    onPage(spool.pages.length, spool.sums.events, spool.sums.bytes);
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
      throw await misbehaved(job, tools, `${outcome}; begun ${restarts + 1} times`);
    }
    await job.spool.restart(tools.now().getTime());
  }
};
