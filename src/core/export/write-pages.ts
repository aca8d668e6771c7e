// Takes the events of a pinned question through a writer: a page is held at a time, and every page can be the last.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ExportProgress } from '#shared/model/export.ts';
import { createBreather } from '../query/breather.ts';
import type { ExportFile } from './export-file.ts';
import type { FormatWriter } from './format-writer.ts';
import type { PinnedQuestion } from './pin-question.ts';

const pageSize = 1000;
/** Between two tellings of the progress, in ms. */
const tellEvery = 150;

export interface PageTools {
  /** When the export began, in ms. */
  started: number;
  now(): Date;
  signal: AbortSignal;
  onProgress(progress: ExportProgress): void;
}

/** Throws what a page or the writer throws, CANCELLED between pages. */
export const writePages = async (
  question: PinnedQuestion,
  writer: FormatWriter,
  out: ExportFile,
  { started, now, signal, onProgress }: PageTools,
): Promise<void> => {
  const breathe = createBreather([signal]);
  let told = Number.NEGATIVE_INFINITY;
  const tell = (events: number, always: boolean): void => {
    const elapsedMs = now().getTime() - started;
    if (!always && elapsedMs - told < tellEvery) return;
    told = elapsedMs;
    onProgress({ kind: 'progress', events, total: question.count, bytes: out.bytes, elapsedMs });
  };
  try {
    tell(0, true);
    for (let offset = 0; offset < question.count; ) {
      await breathe();
      const events = await question.page(offset, Math.min(pageSize, question.count - offset), signal);
      if (events.length === 0) throw new WorkbenchError('HANDLE_EXPIRED', out.path, `events end at ${offset}`);
      await writer.page(events);
      offset += events.length;
      tell(offset, offset === question.count);
    }
    await breathe();
    await writer.end();
    await breathe();
  } catch (error) {
    writer.abandon?.();
    throw error;
  }
};
