// The JSON files of a pack as far as they are held against each other. Members that are not compared may be anything.
import { z } from 'zod';
import { reconciliationSchema } from '#shared/model/archive.ts';
import { receiptSchema } from '#shared/model/ledger.ts';
import { redactionSchema } from '#shared/model/pack-spec.ts';
import { namedKeySchema } from '#shared/model/proof.ts';
import { drawnSampleSchema, sampleItemSchema, testedItemSchema } from '#shared/model/sample.ts';
import type { OpenPack } from './check-content.ts';
import type { PackFindings } from './pack-findings.ts';

const count = z.number().int().min(0);
const counts = z.object(reconciliationSchema.shape);
const time = z.string().nullable();

const statement = z.object({
  format: z.literal('sivo-evidence-statement'),
  version: z.literal(1),
  title: z.string(),
  asOf: z.string(),
  predicate: z.object({ filter: z.string(), zone: z.string() }),
  result: z.object({ events: count, oldest: time, newest: time, sha256: z.string() }),
  exclusions: z.object({ reconciliation: counts.nullable() }),
  absence: z.array(
    z.object({
      actor: z.string(),
      aliases: z.array(z.object({ value: z.string() })),
      resource: z.object({ type: z.string(), id: z.string().nullable() }),
    }),
  ),
  archive: z.object({ id: z.string(), root: z.string().nullable() }),
  ledger: z.object({ lines: count, root: z.string(), last: z.string() }),
  signer: z.object({ identity: z.string(), key: z.string() }),
  specification: z.object({
    events: z.array(z.string()),
    redact: redactionSchema.nullable(),
    sample: z.object({ filter: z.string().nullable() }).nullable(),
  }),
});

const query = z.object({
  format: z.literal('sivo-query'),
  version: z.literal(1),
  asked: z.string(),
  zone: z.string(),
  events: count,
  sha256: z.string(),
});

const ipe = z.object({
  format: z.literal('sivo-ipe'),
  version: z.literal(1),
  result: z.object({ events: count, oldest: time, newest: time }),
  files: z.array(z.object({ name: z.string(), bytes: count, sha256: z.string() })),
  reconciliation: counts,
  imports: z.array(
    z.object({
      importId: z.string(),
      files: z.array(counts.extend({ name: z.string(), bytes: count, sha256: z.string().nullable() })),
      reconciliation: counts,
      receipt: z.object({ sequence: count, roots: receiptSchema.shape.roots.nullable() }).nullable(),
      eventsInPopulation: count,
    }),
  ),
});

const unproved = z.array(z.object({ what: z.string(), why: z.string() }));

/** A redacted pack leaves out what is made of hidden ids. */
const hiddenKey = { key: sampleItemSchema.shape.key.or(z.literal('')) };
const shownSample = drawnSampleSchema.extend({
  population: drawnSampleSchema.shape.population.extend({
    sha256: drawnSampleSchema.shape.population.shape.sha256.or(z.literal('')),
  }),
  items: z.array(sampleItemSchema.extend(hiddenKey)),
  replacements: z.array(sampleItemSchema.extend(hiddenKey)),
});

const documents = {
  statement: ['data/10-statement.json', statement],
  query: ['data/21-query.json', query],
  ipe: ['data/22-ipe.json', ipe],
  sample: [
    'data/30-sample.json',
    z.object({ drawn: shownSample.nullable(), results: z.array(testedItemSchema.extend(hiddenKey)) }),
  ],
  findings: [
    'data/40-findings.json',
    z.object({ findings: z.array(z.object({ id: z.string(), eventIds: z.array(z.string()) })) }),
  ],
  diffs: [
    'data/50-diffs/index.json',
    z.object({
      diffs: z.array(z.object({ eventId: z.string(), line: count.nullable(), json: z.string(), html: z.string() })),
    }),
  ],
  receipts: [
    'data/70-receipts/index.json',
    z.object({
      receipts: z.array(
        z.object({ importId: z.string(), sequence: count, events: count, root: z.string(), file: z.string() }),
      ),
      withoutReceipt: z.array(z.object({ importId: z.string(), events: count })),
    }),
  ],
  inclusion: [
    'data/71-inclusion/index.json',
    z.object({
      population: z.array(z.object({ importId: z.string(), events: count, file: z.string() })),
      events: z.array(z.object({ eventId: z.string(), file: z.string() })),
      unproved,
    }),
  ],
  absence: [
    'data/72-absence/index.json',
    z.object({ proofs: z.array(z.object({ question: namedKeySchema, file: z.string() })), unproved }),
  ],
} as const;

type Schemas = typeof documents;
export type Documents = { [Name in keyof Schemas]: z.infer<Schemas[Name][1]> };

/** A file read as JSON of this shape; null where it is not, which is then a problem. */
export const readDocument = async <Content>(
  pack: OpenPack,
  name: string,
  schema: z.ZodType<Content>,
  findings: PackFindings,
): Promise<Content | null> => {
  if (!pack.files.has(name)) {
    findings.problem('content', name, 'it is not there');
    return null;
  }
  let content: unknown;
  try {
    content = JSON.parse(await pack.text(name));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    findings.problem('content', name, 'it is no JSON');
    return null;
  }
  const read = schema.safeParse(content);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  findings.problem('content', name, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  return null;
};

/** All of them; null where one cannot be read. */
export const readDocuments = async (pack: OpenPack, findings: PackFindings): Promise<Documents | null> => {
  const read: { [name: string]: unknown } = {};
  for (const [name, [file, schema]] of Object.entries(documents)) {
    read[name] = await readDocument<unknown>(pack, file, schema, findings);
  }
  return Object.values(read).includes(null) ? null : (read as Documents);
};
