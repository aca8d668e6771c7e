// What every form of export is written through.
import type { AuditEvent } from '#shared/model/event.ts';
import type { EventColumn } from '#shared/model/event-columns.ts';
import type { ExportFacts } from './export-facts.ts';
import type { ExportFile } from './export-file.ts';
import type { Findings } from './findings.ts';

/** Pages come in order and one after another; the first `page` or `end` writes what stands before the events. */
export interface FormatWriter {
  page(events: readonly AuditEvent[]): void | Promise<void>;
  end(): void | Promise<void>;
  /** Lets go of what is under way after a failure. */
  abandon?(): void;
}

export interface WriterParts {
  out: ExportFile;
  columns: readonly EventColumn[];
  /** What is known before the first event. */
  facts: ExportFacts;
  /** Where a writer tells what it had to change. */
  findings: Findings;
}
