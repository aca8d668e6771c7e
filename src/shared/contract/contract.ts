// The one table of operations. Every host serves exactly this router and every client speaks exactly this contract.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { archiveSummarySchema, importRecordSchema, quarantineItemSchema, reasonCodeSchema } from '../model/archive.ts';
import { archiveRootSchema, recentArchiveSchema } from '../model/archive-root.ts';
import { caseChangeSchema, caseStateSchema, markCountsSchema } from '../model/case.ts';
import { compactionSchema } from '../model/compaction.ts';
import { coverageSchema, timeSpanSchema } from '../model/coverage.ts';
import { custodyInputSchema } from '../model/custody.ts';
import { eventVersionSchema } from '../model/event.ts';
import { exportInputSchema, exportMomentSchema } from '../model/export.ts';
import { filterSchema } from '../model/filter.ts';
import { folderListingSchema, hostDescriptionSchema } from '../model/host.ts';
import { importMomentSchema, importSourceSchema } from '../model/import-run.ts';
import { sourceInspectionSchema } from '../model/inspection.ts';
import {
  integrityStatusSchema,
  receiptsPageSchema,
  verifyMomentSchema,
  verifyScopeSchema,
} from '../model/integrity.ts';
import { importDecisionsSchema, mappingProfileSchema, noDecisions, rememberedMappingSchema } from '../model/mapping.ts';
import {
  heatmapInputSchema,
  heatmapSchema,
  locateInputSchema,
  locationSchema,
  matrixInputSchema,
  matrixSchema,
  pickInputSchema,
  sessionInputSchema,
  sessionSchema,
  sparklinesInputSchema,
  sparklinesSchema,
} from '../model/patterns-over-time.ts';
import {
  eventsPageSchema,
  facetsInputSchema,
  facetsSchema,
  histogramInputSchema,
  histogramSchema,
  openQuerySchema,
  resultSetSchema,
  rowsInputSchema,
  rowsSchema,
  scanMomentSchema,
  zoneSchema,
} from '../model/query.ts';
import { connectionSchema, connectionTestSchema, pullInputSchema, s3InputSchema } from '../model/remote.ts';
import { sqlInputSchema, sqlMomentSchema } from '../model/sql.ts';
import {
  changesContract,
  outliersContract,
  restoresContract,
  rulesContract,
  sivoAccessContract,
} from './analysis-contract.ts';
import { evidenceContract } from './evidence-contract.ts';
import { op } from './op.ts';

const pathInput = z.object({ path: z.string().min(1).max(4096) });

/** The largest piece of an upload, in bytes; hosts cap request bodies a little above it. */
export const uploadChunkBytes = 4 * 1024 * 1024;

/** A Blob, told by its shape: this room has neither the browser's nor Node's globals. */
type BinaryPiece = { readonly size: number; arrayBuffer(): Promise<ArrayBuffer> };
const binaryPieceSchema = z.custom<BinaryPiece>(
  (value) => typeof value === 'object' && value !== null && 'arrayBuffer' in value && 'size' in value,
);

/** Which rejected records are meant; `settled`: those that a later import read again are among them. */
const quarantineFilter = {
  importId: z.string().optional(),
  reason: reasonCodeSchema.optional(),
  source: z.string().optional(),
  settled: z.boolean().default(true),
};

/** Operations of the open archive that the engine workers answer. */
const engineContract = {
  query: {
    open: op.input(openQuerySchema).output(resultSetSchema),
    /** As `open`, telling on the way what was found: newest rows first. Leaving the stream ends the scan. */
    scan: op.input(openQuerySchema).output(eventIterator(scanMomentSchema)),
    rows: op.input(rowsInputSchema).output(rowsSchema),
    /** Whole events of a result set, for export; a page of `rows` is a summary. */
    events: op.input(rowsInputSchema).output(eventsPageSchema),
    facets: op.input(facetsInputSchema).output(facetsSchema),
    histogram: op.input(histogramInputSchema).output(histogramSchema),
    /** Where an event or a time stands in a result set. Throws HANDLE_EXPIRED as `rows` does. */
    locate: op.input(locateInputSchema).output(locationSchema),
    /** Counts by hour of the week, in the zone. */
    heatmap: op.input(heatmapInputSchema).output(heatmapSchema),
    /** Two fields against each other. */
    matrix: op.input(matrixInputSchema).output(matrixSchema),
    /** How the events of some values of a field are spread over time. */
    sparklines: op.input(sparklinesInputSchema).output(sparklinesSchema),
    /** Which of these events fit the filter. */
    pick: op.input(pickInputSchema).output(z.object({ ids: z.array(z.string()) })),
  },
  changes: changesContract,
  restores: restoresContract,
  outliers: outliersContract,
  rules: rulesContract,
  sivoAccess: sivoAccessContract,
  events: {
    /** All stored versions of the event with this id: one, or more where sources conflict. */
    get: op
      .input(
        z.object({
          id: z
            .string()
            .min(1)
            .max(1024 * 1024),
        }),
      )
      .output(z.object({ versions: z.array(eventVersionSchema).min(1) })),
    /** The stretch of the same actor's activity around an event, from the same address and user agent. */
    session: op.input(sessionInputSchema).output(sessionSchema),
  },
  quarantine: {
    list: op
      .input(
        z.object({
          ...quarantineFilter,
          offset: z.number().int().min(0),
          limit: z.number().int().min(1).max(1000),
        }),
      )
      .output(z.object({ total: z.number().int(), items: z.array(quarantineItemSchema) })),
  },
  coverage: {
    /** What the imports claim to hold whole, day by day in `zone`, and what they do not. */
    get: op.input(z.object({ zone: z.string().max(100) })).output(coverageSchema),
  },
};

export const contract = {
  host: {
    describe: op.output(hostDescriptionSchema),
    pickFiles: op.output(z.object({ paths: z.array(z.string()) })),
    pickFolder: op
      .input(z.object({ purpose: z.enum(['openArchive', 'createArchive', 'importFolder']) }))
      .output(z.object({ path: z.string().nullable() })),
    /** Where to write a file: the path the user chose, null when they did not. */
    pickSave: op
      .input(z.object({ name: z.string().min(1).max(255) }))
      .output(z.object({ path: z.string().nullable() })),
    reveal: op.input(pathInput).output(z.object({})),
    listFolder: op.input(z.object({ path: z.string().max(4096).nullable() })).output(folderListingSchema),
  },
  archive: {
    /** The open archive, or null. Notices what other processes have committed since. */
    current: op.output(archiveSummarySchema.nullable()),
    open: op.input(pathInput).output(archiveSummarySchema),
    /** Makes an empty archive in a folder that does not exist yet or is empty, and opens it. */
    create: op.input(pathInput).output(archiveSummarySchema),
    close: op.output(z.object({})),
    /** Makes (or opens, when it is there already) the demo archive at `path` and opens it. */
    demo: op
      .input(
        z.object({
          path: z.string().min(1).max(4096),
          events: z.number().int().min(1000).max(50_000_000).default(50_000),
          seed: z.number().int().min(0).default(1),
        }),
      )
      .output(eventIterator(importMomentSchema)),
    imports: op.output(z.object({ imports: z.array(importRecordSchema) })),
    /** What names the open archive's content. */
    root: op.output(archiveRootSchema),
    /** Archives opened on this machine, newest first. */
    recent: op.output(z.object({ archives: z.array(recentArchiveSchema) })),
    /** Takes an archive off that list; the archive itself stays. */
    forget: op.input(pathInput).output(z.object({})),
    /** Merges small segments of the open archive, until none is left to merge. What an aborted call has committed stays. */
    compact: op.output(compactionSchema),
  },
  imports: {
    /** Imports into the open archive; the last moment is the report. Aborting the call leaves the archive as it was. `strict`: any rejected or conflicting record fails the whole import. */
    run: op
      .input(
        z.object({
          sources: z.array(importSourceSchema).min(1).max(10_000),
          strict: z.boolean().default(false),
          decisions: importDecisionsSchema.default(noDecisions),
          /** The stretch of time the user says these sources hold whole. */
          covers: timeSpanSchema.nullable().default(null),
        }),
      )
      .output(eventIterator(importMomentSchema)),
    /** A first look at sources: how each would be read and mapped, and what has to be decided. Nothing is written; uploads stay. */
    inspect: op
      .input(
        z.object({
          sources: z.array(importSourceSchema).min(1).max(10_000),
          decisions: importDecisionsSchema.default(noDecisions),
        }),
      )
      .output(z.object({ inspections: z.array(sourceInspectionSchema) })),
    /** Asks SIVO's API for a window of time and imports the answer into the open archive. */
    pull: op.input(pullInputSchema).output(eventIterator(importMomentSchema)),
    /** Fetches the objects of a bucket's prefix that are not in the open archive yet, and imports them. */
    s3: op.input(s3InputSchema).output(eventIterator(importMomentSchema)),
    /** Reads rejected records again, under other decisions; those that fail again stay in quarantine. */
    retry: op
      .input(z.object({ ...quarantineFilter, decisions: importDecisionsSchema.default(noDecisions) }))
      .output(eventIterator(importMomentSchema)),
  },
  mappings: {
    /** Profiles this machine remembers for header fingerprints. */
    list: op.output(z.object({ mappings: z.array(rememberedMappingSchema) })),
    save: op
      .input(z.object({ fingerprint: z.string().min(1).max(200), profile: mappingProfileSchema }))
      .output(z.object({})),
    remove: op.input(z.object({ fingerprint: z.string() })).output(z.object({})),
  },
  cases: {
    get: op.output(caseStateSchema),
    change: op.input(caseChangeSchema).output(caseStateSchema),
    undo: op.output(caseStateSchema),
    redo: op.output(caseStateSchema),
    /** The text of a filter pack with these views, in this order. */
    pack: op.input(z.object({ ids: z.array(z.string()).min(1).max(1000) })).output(z.object({ text: z.string() })),
    counts: op.input(z.object({ filter: filterSchema, zone: zoneSchema.default('UTC') })).output(markCountsSchema),
  },
  exports: {
    /** Writes what fits the filter to a file, in one step: it is there whole or not at all. Aborting the call leaves nothing. */
    run: op.input(exportInputSchema).output(eventIterator(exportMomentSchema)),
  },
  connections: {
    list: op.output(z.object({ connections: z.array(connectionSchema), keychain: z.boolean() })),
    /** `secret` goes to the keychain and nowhere else; SECRET_MISSING where there is no keychain. */
    save: op
      .input(z.object({ connection: connectionSchema, secret: z.string().min(1).max(16_384).nullable() }))
      .output(z.object({})),
    remove: op.input(z.object({ id: z.string() })).output(z.object({})),
    /** Asks for one page of the last day. */
    test: op.input(connectionSchema.pick({ url: true, token: true })).output(connectionTestSchema),
  },
  integrity: {
    /** What is known of the open archive; asking begins the check of a generation's files in the background. */
    status: op.output(integrityStatusSchema),
    /** Reads an archive through, the open one or any other; the last moment is the report. Aborting the call ends it. */
    verify: op
      .input(z.object({ path: z.string().min(1).max(4096).nullable().default(null), scope: verifyScopeSchema }))
      .output(eventIterator(verifyMomentSchema)),
    /** Lines of the open archive's ledger, newest first. */
    receipts: op.input(custodyInputSchema).output(receiptsPageSchema),
  },
  sql: {
    /** Runs one reading statement over the open archive; the last moment is the result. Aborting the call ends it at once. */
    run: op.input(sqlInputSchema).output(eventIterator(sqlMomentSchema)),
  },
  uploads: {
    /** Files dropped on the window travel in pieces of at most `uploadChunkBytes`; `name` is for reports only and never becomes a path. */
    begin: op
      .input(z.object({ name: z.string().min(1).max(1024), bytes: z.number().int().min(0) }))
      .output(z.object({ uploadId: z.string() })),
    append: op
      .input(z.object({ uploadId: z.string(), offset: z.number().int().min(0), chunk: binaryPieceSchema }))
      .output(z.object({ received: z.number().int() })),
    discard: op.input(z.object({ uploadId: z.string() })).output(z.object({})),
  },
  ...engineContract,
  ...evidenceContract,
};

export type Contract = typeof contract;
