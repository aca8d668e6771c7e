// What the query worker needs of the query room, stated here so that the worker can be tested without it.
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { z } from 'zod';
import type { Contract } from '#shared/contract/contract.ts';
import type { ArchiveSummary } from '#shared/model/archive.ts';
import type { facetsInputSchema, histogramInputSchema, openQuerySchema, rowsInputSchema } from '#shared/model/query.ts';

type Outputs = InferContractRouterOutputs<Contract>;
type Answer<Value> = Value | Promise<Value>;

export type OpenQuery = z.output<typeof openQuerySchema>;
export type RowsQuery = z.output<typeof rowsInputSchema>;
export type FacetsQuery = z.output<typeof facetsInputSchema>;
export type HistogramQuery = z.output<typeof histogramInputSchema>;
export interface QuarantineQuery {
  importId?: string | undefined;
  offset: number;
  limit: number;
}

/** One archive open for questions. `signal` stops a question between segments. */
export interface QueryEngine {
  open(input: OpenQuery, signal?: AbortSignal): Answer<Outputs['query']['open']>;
  rows(input: RowsQuery, signal?: AbortSignal): Answer<Outputs['query']['rows']>;
  facets(input: FacetsQuery, signal?: AbortSignal): Answer<Outputs['query']['facets']>;
  histogram(input: HistogramQuery, signal?: AbortSignal): Answer<Outputs['query']['histogram']>;
  eventsGet(id: string, signal?: AbortSignal): Answer<Outputs['events']['get']>;
  quarantineList(input: QuarantineQuery): Answer<Outputs['quarantine']['list']>;
  imports(): Answer<Outputs['archive']['imports']>;
  /** As of the newest generation on disk. */
  summary(): Answer<ArchiveSummary>;
  /** Notices what was committed since, by this process or another. */
  refresh(): Answer<unknown>;
  close(): void;
}
