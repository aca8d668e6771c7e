// The rows of case.sqlite: a whole case read from them, and a patch put into them.
import type { Database, SqlValue } from 'sql.js';
import { z } from 'zod';
import { markSchema, savedViewSchema, storyStepSchema } from '#shared/model/case.ts';
import { judgementSchema } from '#shared/model/judgement.ts';
import { keptSampleSchema } from '#shared/model/sample.ts';
import { type CaseContent, judgementKey, type StoredCase } from './case-content.ts';
import type { CasePatch } from './case-patch.ts';
import { rowsOf, runEach } from './case-rows.ts';
import { hasSampleTables } from './case-schema.ts';
import { damagedCase } from './damaged-case.ts';
import { readSamples, writeSamples, writeSheet } from './sample-tables.ts';

const readViews = (database: Database): unknown[] =>
  rowsOf(
    database,
    'SELECT id, name, query, time, zone, sort, page, layout, updated_at FROM views ORDER BY place, id',
  ).map(([id, name, query, time, zone, sort, page, layout, updatedAt]) => ({
    id,
    name,
    query,
    time: JSON.parse(String(time)),
    zone,
    sort,
    page,
    layout: layout === null ? null : JSON.parse(String(layout)),
    updatedAt,
  }));

const readMarks = (database: Database): unknown[] => {
  const tags = new Map<string, SqlValue[]>();
  for (const [eventId, tag] of rowsOf(database, 'SELECT event_id, tag FROM tags ORDER BY event_id, tag')) {
    const known = tags.get(String(eventId));
    if (known === undefined) tags.set(String(eventId), [tag ?? null]);
    else known.push(tag ?? null);
  }
  return rowsOf(
    database,
    "SELECT event_id, starred, coalesce(text, ''), updated_at FROM marks LEFT JOIN notes USING (event_id)",
  ).map(([eventId, starred, note, updatedAt]) => ({
    eventId,
    starred: starred === 1,
    tags: (tags.get(String(eventId)) ?? []).map(String).sort(),
    note,
    updatedAt,
  }));
};

const readStory = (database: Database): unknown[] =>
  rowsOf(database, 'SELECT id, event_id, text FROM story ORDER BY place, id').map(([id, eventId, text]) => ({
    id,
    eventId,
    text,
  }));

const readJudgements = (database: Database): unknown[] =>
  rowsOf(database, 'SELECT kind, key, verdict, note, finding, updated_at FROM judgements').map(
    ([of, key, verdict, note, finding, updatedAt]) => ({
      of,
      key,
      verdict,
      note,
      finding: JSON.parse(String(finding)),
      updatedAt,
    }),
  );

const listsSchema = z.object({
  views: z.array(savedViewSchema),
  marks: z.array(markSchema),
  story: z.array(storyStepSchema),
  judgements: z.array(judgementSchema),
  samples: z.array(keptSampleSchema),
  revision: z.number().int(),
});

type Stack = 'undo' | 'redo';

/** What stands on top of a stack of steps. */
const topOf = (database: Database, stack: Stack): StoredCase['undo'] => {
  const [row] = rowsOf(database, `SELECT kind, count FROM steps WHERE stack = '${stack}' ORDER BY place DESC LIMIT 1`);
  return row === undefined ? null : { kind: String(row[0]), count: Number(row[1]) };
};

/** The whole case; `content` where it is known already. Throws ARCHIVE_DAMAGED naming the member that does not fit. */
export const readCase = (database: Database, file: string, content?: CaseContent): StoredCase => {
  const tops = { undo: topOf(database, 'undo'), redo: topOf(database, 'redo') };
  const revision = rowsOf(database, 'SELECT revision FROM state')[0]?.[0];
  if (content !== undefined) return { revision: Number(revision), content, ...tops };
  const read = listsSchema.safeParse({
    revision,
    views: readViews(database),
    marks: readMarks(database),
    story: readStory(database),
    judgements: readJudgements(database),
    samples: hasSampleTables(database) ? readSamples(database) : [],
  });
  if (!read.success) {
    const [issue] = read.error.issues;
    throw damagedCase(file, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { views, story, samples } = read.data;
  const marks = new Map(read.data.marks.map((mark) => [mark.eventId, mark]));
  const judgements = new Map(read.data.judgements.map((judgement) => [judgementKey(judgement), judgement]));
  return { revision: read.data.revision, content: { views, marks, story, judgements, samples }, ...tops };
};

const one = (id: string): SqlValue[] => [id];
const places = (ids: readonly string[]): SqlValue[][] => ids.map((id, place) => [place, id]);

const writeViews = (database: Database, { put, remove, order }: NonNullable<CasePatch['views']>): void => {
  runEach(database, 'DELETE FROM views WHERE id = ?', (remove ?? []).map(one));
  runEach(
    database,
    `INSERT INTO views (id, place, name, query, time, zone, sort, page, layout, updated_at) VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query, time = excluded.time, zone = excluded.zone,
       sort = excluded.sort, page = excluded.page, layout = excluded.layout, updated_at = excluded.updated_at`,
    (put ?? []).map(({ id, name, query, time, zone, sort, page, layout, updatedAt }) => [
      id,
      name,
      query,
      JSON.stringify(time),
      zone,
      sort,
      page,
      layout === null ? null : JSON.stringify(layout),
      updatedAt,
    ]),
  );
  runEach(database, 'UPDATE views SET place = ? WHERE id = ?', places(order ?? []));
};

const writeMarks = (database: Database, { put = [], remove = [] }: NonNullable<CasePatch['marks']>): void => {
  const touched = [...remove, ...put.map(({ eventId }) => eventId)].map(one);
  for (const table of ['tags', 'notes', 'marks']) runEach(database, `DELETE FROM ${table} WHERE event_id = ?`, touched);
  runEach(
    database,
    'INSERT INTO marks (event_id, starred, updated_at) VALUES (?, ?, ?)',
    put.map(({ eventId, starred, updatedAt }) => [eventId, starred ? 1 : 0, updatedAt]),
  );
  runEach(
    database,
    'INSERT INTO tags (event_id, tag) VALUES (?, ?)',
    put.flatMap(({ eventId, tags }) => tags.map((tag) => [eventId, tag])),
  );
  runEach(
    database,
    'INSERT INTO notes (event_id, text) VALUES (?, ?)',
    put.flatMap(({ eventId, note }) => (note === '' ? [] : [[eventId, note]])),
  );
};

const writeStory = (database: Database, { put, remove, order }: NonNullable<CasePatch['story']>): void => {
  runEach(database, 'DELETE FROM story WHERE id = ?', (remove ?? []).map(one));
  runEach(
    database,
    `INSERT INTO story (id, place, event_id, text) VALUES (?, 0, ?, ?)
     ON CONFLICT (id) DO UPDATE SET event_id = excluded.event_id, text = excluded.text`,
    (put ?? []).map(({ id, eventId, text }) => [id, eventId, text]),
  );
  runEach(database, 'UPDATE story SET place = ? WHERE id = ?', places(order ?? []));
};

const writeJudgements = (database: Database, { put = [], remove = [] }: NonNullable<CasePatch['judgements']>): void => {
  runEach(database, "DELETE FROM judgements WHERE kind || ' ' || key = ?", remove.map(one));
  runEach(
    database,
    `INSERT INTO judgements (kind, key, verdict, note, finding, updated_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, key) DO UPDATE SET verdict = excluded.verdict, note = excluded.note, finding = excluded.finding,
       updated_at = excluded.updated_at`,
    put.map(({ of, key, verdict, note, finding, updatedAt }) => [
      of,
      key,
      verdict,
      note,
      JSON.stringify(finding),
      updatedAt,
    ]),
  );
};

/** Puts the patch into the tables and counts the revision on; the caller holds the transaction. */
export const writePatch = (
  database: Database,
  { views, marks, story, judgements, samples, sheet }: CasePatch,
): void => {
  if (views !== undefined) writeViews(database, views);
  if (marks !== undefined) writeMarks(database, marks);
  if (story !== undefined) writeStory(database, story);
  if (judgements !== undefined) writeJudgements(database, judgements);
  if (samples !== undefined) writeSamples(database, samples);
  if (sheet !== undefined) writeSheet(database, sheet);
  database.run('UPDATE state SET revision = revision + 1');
};
