// Events as a Parquet file: a column of texts for each field, changes and states as JSON, row group by row group.
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { AuditEvent } from '#shared/model/event.ts';
import { eventCell } from '#shared/model/event-cell.ts';
import type { EventColumn } from '#shared/model/event-columns.ts';
import { aboutLines } from './about-lines.ts';
import { aboutFormat } from './about-text.ts';
import type { FormatWriter, WriterParts } from './format-writer.ts';
import { loneSurrogate } from './text-writers.ts';

/** A row group ends at whichever comes first. */
const groupRows = 50_000;
const groupCharacters = 48 * 1024 * 1024;

const jsonColumns: ReadonlySet<EventColumn> = new Set(['diff', 'before', 'after', 'extra']);

const logicalJson = { logical_type: { type: 'JSON' } } as const;
const bothMarks = { converted_type: 'JSON', ...logicalJson } as const;

/** The columns, those of JSON marked by `json`. */
const schemaOf = (columns: readonly EventColumn[], json: typeof logicalJson | typeof bothMarks): SchemaElement[] => [
  { name: 'events', num_children: columns.length },
  ...columns.map((name): SchemaElement => {
    const marks = jsonColumns.has(name) ? json : ({ converted_type: 'UTF8' } as const);
    return { name, type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL', ...marks };
  }),
];

export const createParquetWriter = ({ out, columns, facts, findings }: WriterParts): FormatWriter => {
  const bytes = new ByteWriter(1024 * 1024);
  const flush = (): void => {
    if (bytes.index === 0) return;
    out.write(new Uint8Array(bytes.buffer, 0, bytes.index));
    bytes.index = 0;
  };
  const createdBy = `SIVO Audit Workbench ${facts.appVersion}`;
  // While rows are written JSON is told by the logical type alone: seeing the older mark, the library would write our
  // texts as JSON strings. The file's own schema, which comes last, has both.
  const schema = schemaOf(columns, logicalJson);
  const parquet = new ParquetWriter({ writer: Object.assign(bytes, { flush }), schema, createdBy });
  let group: (string | Uint8Array | null)[][] = columns.map(() => []);
  let characters = 0;

  const put = (event: AuditEvent): void => {
    for (const [place, column] of columns.entries()) {
      const text = eventCell(event, column);
      characters += text?.length ?? 0;
      if (text !== null && loneSurrogate.test(text)) findings.halfCharacters(1);
      group[place]?.push(text !== null && jsonColumns.has(column) ? Buffer.from(text, 'utf8') : text);
    }
  };
  const endGroup = async (): Promise<void> => {
    const rowGroupSize = group[0]?.length ?? 0;
    if (rowGroupSize === 0) return;
    const columnData = columns.map((name, place) => ({ name, data: group[place] ?? [] }));
    await parquet.write({ columnData, rowGroupSize });
    group = columns.map(() => []);
    characters = 0;
  };
  return {
    page: async (events) => {
      for (const event of events) {
        put(event);
        if ((group[0]?.length ?? 0) >= groupRows || characters >= groupCharacters) await endGroup();
      }
    },
    end: async () => {
      await endGroup();
      parquet.schema = schemaOf(columns, bothMarks);
      const lines = aboutLines(facts, findings.counts());
      parquet.kvMetadata = [
        { key: 'about', value: aboutFormat },
        ...lines.map(([name, value]) => ({ key: name.toLowerCase().replaceAll(' ', '-'), value })),
      ];
      await parquet.finish();
      flush();
    },
  };
};
