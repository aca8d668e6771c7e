// A statement of non-access as the peers can ask it: how many events somebody has with a resource, and how many anybody has.
import { createReadStream, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { medianMs } from './median.ts';
import type { FlatEvent } from './peer.ts';
import { openDuckdb } from './peer-duckdb.ts';

/** Of recordings. `actor`: an e-mail in lower case; `id`: null for every recording; times in RFC 3339 UTC. */
export interface AbsenceQuestion {
  actor: string;
  id: string | null;
  from: string;
  to: string;
}

/** Medians in ms. `matches` and `control`: the answer to the first question of type. */
export interface AbsencePeer {
  ofTypeMs: number;
  ofIdMs: number;
  matches: number;
  control: number;
}

export interface AbsenceQuestions {
  ofType: AbsenceQuestion[];
  ofId: AbsenceQuestion[];
}

interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): { run(...values: unknown[]): unknown; get(...values: unknown[]): unknown };
  close(): void;
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The two counts in one pass. */
const sqlOf = ({ actor, id, from, to }: AbsenceQuestion): string =>
  `SELECT count(*) FILTER (WHERE email = ${text(actor)}) AS matches, count(*) AS control FROM ev
   WHERE type = 'recording' ${id === null ? '' : `AND rid = ${text(id)}`} AND ts >= ${text(from)} AND ts < ${text(to)}`;

type Ask = (sql: string) => Promise<{ matches: number; control: number }>;

const asked = async (ask: Ask, { ofType, ofId }: AbsenceQuestions): Promise<AbsencePeer> => {
  const at = (questions: AbsenceQuestion[], run: number) =>
    sqlOf(questions.at(run % questions.length) as AbsenceQuestion);
  const first = await ask(at(ofType, 0));
  return {
    ...first,
    ofTypeMs: await medianMs(ofType.length, (run) => ask(at(ofType, run))),
    ofIdMs: await medianMs(ofId.length, (run) => ask(at(ofId, run))),
  };
};

/** With an index on type, resource and time. */
export const absenceBySqlite = async (
  file: string,
  folder: string,
  questions: AbsenceQuestions,
): Promise<AbsencePeer> => {
  const require = createRequire(join(import.meta.dirname, 'peers/package.json'));
  const Database = require('better-sqlite3') as new (path: string) => SqliteDatabase;
  const path = join(folder, 'absence.sqlite');
  rmSync(path, { force: true });
  const db = new Database(path);
  db.exec('CREATE TABLE ev(ts TEXT, email TEXT, type TEXT, rid TEXT); BEGIN');
  const insert = db.prepare('INSERT INTO ev VALUES (?, ?, ?, ?)');
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line === '') continue;
    const { timestamp, actor, resource }: FlatEvent = JSON.parse(line);
    insert.run(timestamp, actor?.email?.toLowerCase() ?? null, resource?.type ?? null, resource?.id ?? null);
  }
  db.exec('COMMIT; CREATE INDEX by_resource ON ev(type, rid, ts)');
  const ask: Ask = async (sql) => db.prepare(sql).get() as { matches: number; control: number };
  const result = await asked(ask, questions);
  db.close();
  return result;
};

/** Without indexes, with two threads. */
export const absenceByDuckdb = async (
  file: string,
  folder: string,
  questions: AbsenceQuestions,
): Promise<AbsencePeer> => {
  const { rows, close } = await openDuckdb(join(folder, 'absence.duckdb'));
  await rows(
    `CREATE TABLE ev AS SELECT "timestamp" ts, lower(actor->>'email') email, resource->>'type' AS type, resource->>'id' rid
     FROM read_json(${text(file)}, format='newline_delimited', columns={"timestamp":'VARCHAR', actor:'JSON', resource:'JSON'})`,
  );
  const result = await asked(async (sql) => {
    const [row] = await rows(sql);
    return { matches: Number(row?.[0]), control: Number(row?.[1]) };
  }, questions);
  close();
  return result;
};
