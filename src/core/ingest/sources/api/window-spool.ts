// The pages of one window on their way into the archive: each is kept as it came, and a log beside them says how it was
// asked for and how to go on. A page counts once its line is in the log and its bytes are what the line says, so that a
// kill at any moment costs one page at most. Folder and files are readable by this user alone.
import { createHash } from 'node:crypto';
import { appendFile, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ioError } from '#core/archive/io-error.ts';
import { type PageStep, stepKey, stepSchema } from './next-step.ts';
import type { Span } from './spans.ts';

const headSchema = z.object({
  kind: z.literal('window'),
  version: z.literal(1),
  /** What is asked, without the token: address, from and to. */
  request: z.string(),
  from: z.number(),
  to: z.number(),
  /** When the first page was asked for, UTC ms. */
  startedAt: z.number(),
});
export type SpoolHead = z.infer<typeof headSchema>;

const pageSchema = z.object({
  kind: z.literal('page'),
  step: stepSchema,
  next: stepSchema.nullable(),
  certain: z.boolean(),
  events: z.number().int(),
  total: z.number().int().nullable(),
  digest: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
});
export type SpooledPage = z.infer<typeof pageSchema>;

const logName = 'pages.jsonl';
const pageName = (number: number): string => `page-${String(number).padStart(6, '0')}.json`;

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The log's lines up to the first that is not whole. */
const readLog = async (folder: string): Promise<unknown[]> => {
  const text = await readFile(join(folder, logName), 'utf8').catch(() => '');
  const lines: unknown[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    try {
      lines.push(JSON.parse(line));
    } catch {
      break;
    }
  }
  return lines;
};

/** What a spool folder says it is; null where it says nothing this version understands. */
export const readSpoolHead = async (folder: string): Promise<SpoolHead | null> => {
  const head = headSchema.safeParse((await readLog(folder))[0]);
  return head.success ? head.data : null;
};

export class WindowSpool {
  readonly pages: SpooledPage[] = [];
  readonly sums = { events: 0, bytes: 0 };
  readonly #digests = new Set<string>();
  readonly #steps = new Set<string>();

  private constructor(
    readonly folder: string,
    public head: SpoolHead,
  ) {}

  /** Goes on with what the folder holds when it was begun for the same request, and else begins anew. */
  static async open(folder: string, head: SpoolHead): Promise<WindowSpool> {
    const [first, ...lines] = await readLog(folder);
    const found = headSchema.safeParse(first);
    const isSame = found.success && found.data.request === head.request;
    const spool = new WindowSpool(folder, isSame ? found.data : head);
    if (isSame) await spool.#take(lines);
    // Written again in either case: a torn line or a damaged page is cut off with all that followed it.
    await spool.#begin(isSame);
    return spool;
  }

  get span(): Span {
    return { from: this.head.from, to: this.head.to };
  }

  /** Absolute path of a page, counted from 1. */
  path(number: number): string {
    return join(this.folder, pageName(number));
  }

  /** Whether a page with exactly these events is there. */
  holds(digest: string): boolean {
    return this.#digests.has(digest);
  }

  wasAsked(step: PageStep): boolean {
    return this.#steps.has(stepKey(step));
  }

  async add(body: Buffer, page: Omit<SpooledPage, 'kind' | 'bytes' | 'sha256'>): Promise<void> {
    const entry: SpooledPage = { kind: 'page', ...page, bytes: body.length, sha256: sha256(body) };
    const path = this.path(this.pages.length + 1);
    await this.#write(async () => {
      const file = await open(`${path}.tmp`, 'w', 0o600);
      try {
        await file.writeFile(body);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.tmp`, path);
      await appendFile(join(this.folder, logName), `${JSON.stringify(entry)}\n`);
    });
    this.#note(entry);
  }

  /** Goes on differently after the page fetched last; null: it turned out to be the last one. */
  async goOn(next: PageStep | null): Promise<void> {
    const last = this.pages.at(-1);
    if (last === undefined) return;
    last.next = next;
    await this.#writeLog();
  }

  /** Forgets every page. */
  async restart(startedAt: number): Promise<void> {
    this.pages.length = 0;
    Object.assign(this.sums, { events: 0, bytes: 0 });
    this.#digests.clear();
    this.#steps.clear();
    this.head = { ...this.head, startedAt };
    await this.#begin(false);
  }

  async remove(): Promise<void> {
    await this.#write(() => rm(this.folder, { recursive: true, force: true }));
  }

  async #take(lines: readonly unknown[]): Promise<void> {
    for (const line of lines) {
      const page = pageSchema.safeParse(line);
      if (!page.success) return;
      const bytes = await readFile(this.path(this.pages.length + 1)).catch(() => null);
      if (bytes === null || bytes.length !== page.data.bytes || sha256(bytes) !== page.data.sha256) return;
      this.#note(page.data);
    }
  }

  #note(page: SpooledPage): void {
    this.pages.push(page);
    this.sums.events += page.events;
    this.sums.bytes += page.bytes;
    this.#digests.add(page.digest);
    this.#steps.add(stepKey(page.step));
  }

  async #begin(keep: boolean): Promise<void> {
    await this.#write(async () => {
      if (!keep) await rm(this.folder, { recursive: true, force: true });
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
    });
    await this.#writeLog();
  }

  async #writeLog(): Promise<void> {
    const lines = [this.head, ...this.pages].map((line) => `${JSON.stringify(line)}\n`);
    const path = join(this.folder, logName);
    await this.#write(async () => {
      await writeFile(`${path}.tmp`, lines.join(''), { mode: 0o600 });
      await rename(`${path}.tmp`, path);
    });
  }

  async #write(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      throw ioError(error, this.folder);
    }
  }
}
