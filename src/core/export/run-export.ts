// One export from question to file: asked of one generation of the archive, read page by page, there whole or not at all.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ArchiveRoot } from '#shared/model/archive-root.ts';
import { type EventColumn, eventColumns } from '#shared/model/event-columns.ts';
import type { ExportInput, ExportProgress, ExportReport } from '#shared/model/export.ts';
import type { Filter } from '#shared/model/filter.ts';
import { printFilter } from '#shared/model/filter-text.ts';
import type { QueryEngine } from '../query/engine.ts';
import { aboutText } from './about-text.ts';
import { createFormatWriter, tellsOfItself } from './create-format-writer.ts';
import { createExportFile, type ExportFile } from './export-file.ts';
import { exportTarget } from './export-target.ts';
import { createFindings } from './findings.ts';
import { type PinnedQuestion, pinQuestion } from './pin-question.ts';
import { writePages } from './write-pages.ts';

export interface ExportJob {
  /** The archive's folder. */
  path: string;
  input: ExportInput;
  /** The filter of `input` as the engine takes it: without marks. */
  filter: Filter;
}

export interface ExportTools {
  openEngine(path: string): Promise<QueryEngine>;
  readRoot(path: string): ArchiveRoot;
  /** The newest committed generation of the archive. */
  generationOf(path: string): number;
  appVersion: string;
  now(): Date;
  signal: AbortSignal;
  onProgress(progress: ExportProgress): void;
}

/** An export as it will be written; `about` is null where the file itself says what it holds. */
interface Plan {
  input: ExportInput;
  columns: readonly EventColumn[];
  target: string;
  about: string | null;
}

const columnsOf = ({ columns, format }: ExportInput): readonly EventColumn[] => {
  if (columns === null || format === 'jsonl') return eventColumns;
  const twice = columns.find((column, place) => columns.indexOf(column) !== place);
  if (twice !== undefined) throw new WorkbenchError('BAD_INPUT', 'columns', `${twice} is named twice`);
  return columns;
};

const planOf = ({ path, input }: ExportJob): Plan => {
  const target = exportTarget(input.path, path, input.overwrite);
  const about = tellsOfItself(input.format) ? null : exportTarget(`${target}.about.json`, path, input.overwrite);
  return { input, columns: columnsOf(input), target, about };
};

/** Whatever happens, files that did not get their name are removed. */
const withFiles = async <Result>(work: (create: (path: string) => ExportFile) => Promise<Result>): Promise<Result> => {
  const made: ExportFile[] = [];
  try {
    return await work((path) => {
      const file = createExportFile(path);
      made.push(file);
      return file;
    });
  } finally {
    for (const file of made) file.discard();
  }
};

/** The exported file takes its name last: where it is, what tells of it is too. */
const publishBoth = (out: ExportFile, about: ExportFile | null, overwrite: boolean): void => {
  about?.publish(overwrite);
  try {
    out.publish(overwrite);
  } catch (error) {
    about?.withdraw();
    throw error;
  }
};

const write = ({ input, columns, target, about }: Plan, question: PinnedQuestion, tools: ExportTools) =>
  withFiles(async (create): Promise<ExportReport> => {
    const started = tools.now();
    const { format, zone, sort, overwrite } = input;
    const { count: events, root, generation } = question;
    const findings = createFindings();
    const asked = { format, filter: printFilter(input.filter), zone, sort, events };
    const facts = {
      ...asked,
      columns,
      archive: { root, generation },
      exportedAt: started.toISOString(),
      appVersion: tools.appVersion,
    };
    const out = create(target);
    const writer = createFormatWriter(format, { out, columns, facts, findings });
    await writePages(question, writer, out, { ...tools, started: started.getTime() });
    const sha256 = out.finish();
    const { bytes } = out;
    const counts = findings.counts();
    const beside = about === null ? null : create(about);
    beside?.write(aboutText(facts, { path: target, bytes, sha256 }, counts));
    beside?.finish();
    publishBoth(out, beside, overwrite);
    const elapsedMs = tools.now().getTime() - started.getTime();
    return {
      kind: 'report',
      ...asked,
      ...counts,
      path: target,
      about,
      bytes,
      sha256,
      columns: [...columns],
      root,
      elapsedMs,
    };
  });

const isExpired = (error: unknown): boolean => error instanceof WorkbenchError && error.code === 'HANDLE_EXPIRED';

/**
 * Writes what fits the filter. Throws as `exportTarget` does before anything is asked; DISK_FULL, ACCESS_DENIED or IO_FAILED
 * when the file cannot be written, CANCELLED; then neither it nor a part of it is there. When the generation it reads goes
 * away it begins once again with the newest; ARCHIVE_IN_USE when that one goes away too.
 */
export const runExport = async (job: ExportJob, tools: ExportTools): Promise<ExportReport> => {
  const plan = planOf(job);
  const { path } = job;
  const { signal } = tools;
  const engine = await tools.openEngine(path);
  const pinning = {
    engine,
    readRoot: () => tools.readRoot(path),
    generation: () => tools.generationOf(path),
    signal,
  };
  const attempt = async (): Promise<ExportReport> =>
    write(plan, await pinQuestion({ ...job.input, filter: job.filter }, pinning), tools);
  try {
    return await attempt().catch((error: unknown) => {
      if (isExpired(error)) return attempt();
      throw error;
    });
  } catch (error) {
    if (!isExpired(error)) throw error;
    throw new WorkbenchError('ARCHIVE_IN_USE', path, 'it changed while it was exported', { cause: error });
  } finally {
    engine.close();
  }
};
