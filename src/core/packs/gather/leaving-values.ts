// What a reader of a pack would learn of people and addresses: told from the column index before anything is written.
import type { LedgerLine } from '#shared/model/ledger.ts';
import type { PackPreview } from '#shared/model/pack.ts';
import type { PackSpec } from '#shared/model/pack-spec.ts';
import { type CodeArray, flagBits } from '../../archive/types.ts';
import type { CompiledFilter } from '../../query/compile-filter.ts';
import type { SegmentView } from '../../query/segment-view.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import type { Redactor } from '../redact/redactor.ts';

type Kind = PackPreview['leaves'][number]['kind'];

/** `hidden`: how many values something else stands for. */
type LeavingValues = PackPreview['leaves'][number] & { hidden: number };

const mostShown = 5;

/** Which codes occur among the selected rows. */
const usedCodes = (codes: CodeArray, seqs: Uint32Array | null): Set<number> => {
  const used = new Set<number>();
  if (seqs === null) for (const code of codes) used.add(code);
  else for (const seq of seqs) used.add(codes[seq] ?? 0);
  return used;
};

const add = (into: Set<string>, values: Iterable<string | null | undefined>): void => {
  for (const value of values) if (value !== null && value !== undefined && value !== '') into.add(value);
};

const addView = (found: Record<Kind, Set<string>>, { segment }: SegmentView, seqs: Uint32Array | null): number => {
  const { columns } = segment;
  const { dictionaries } = columns;
  const texts = (codes: CodeArray, values: readonly (string | null)[]) =>
    [...usedCodes(codes, seqs)].map((code) => values[code]);
  for (const code of usedCodes(columns.actor, seqs)) {
    const { id, email } = dictionaries.actor[code] ?? { id: null, email: null };
    add(found.people, [email ?? id]);
  }
  add(found.ips, texts(columns.ip, dictionaries.ip));
  add(found['user-agents'], texts(columns.userAgent, dictionaries.userAgent));
  add(found.reasons, texts(columns.reason, dictionaries.reason));
  add(found.tenants, texts(columns.tenant, dictionaries.tenant));
  let changes = 0;
  const { flags } = columns;
  if (seqs === null) for (const bits of flags) changes += (bits & flagBits.hasChange) === 0 ? 0 : 1;
  else for (const seq of seqs) changes += ((flags[seq] ?? 0) & flagBits.hasChange) === 0 ? 0 : 1;
  return changes;
};

const operatorsOf = (lines: readonly LedgerLine[]): (string | null)[] =>
  lines.map((line) => {
    if (line.kind === 'custody') return line.body.act.operator;
    if (line.kind === 'import') return line.body.receipt.operator;
    return line.kind === 'restore' ? line.body.restore.operator : null;
  });

interface LeavingTools {
  spec: PackSpec;
  lines: readonly LedgerLine[];
  redactor: Redactor;
  breathe(): Promise<void>;
}

/** As it will stand in the pack. */
const shown = (kind: Kind, value: string, redactor: Redactor): string => {
  if (kind === 'people') return redactor.value({ actor: { id: value } }).actor.id;
  if (kind === 'ips') return redactor.value({ ip: value }).ip;
  if (kind === 'reasons') return redactor.value({ reason: value }).reason;
  return kind === 'user-agents' ? redactor.value({ userAgent: value }).userAgent : redactor.value(value);
};

/** `filters`: of everything that is listed in the pack. `free-text` counts changes of events and the specification's own prose: they may name anybody. Kinds without values are left out. */
export const leavingValues = async (
  snapshot: Snapshot,
  filters: readonly CompiledFilter[],
  { spec, lines, redactor, breathe }: LeavingTools,
): Promise<LeavingValues[]> => {
  const found: Record<Kind, Set<string>> = {
    people: new Set(),
    ips: new Set(),
    'user-agents': new Set(),
    reasons: new Set(),
    'free-text': new Set(),
    tenants: new Set(),
    operators: new Set(),
  };
  let changes = 0;
  for (const view of snapshot.views) {
    await breathe();
    for (const filter of filters) {
      if (snapshot.count(view, filter) > 0) changes += addView(found, view, snapshot.seqs(view, filter));
    }
  }
  add(found.operators, [...operatorsOf(lines), spec.preparedBy, spec.preparedFor]);
  add(found['free-text'], [spec.question, spec.answer, spec.scope, ...spec.notes.map(({ text }) => text)]);
  return (Object.keys(found) as Kind[]).flatMap((kind) => {
    const own = [...found[kind]];
    const told = own.map((value) => shown(kind, value, redactor));
    const hidden = told.filter((value, index) => value !== own[index]).length;
    const all = [...new Set(told)].sort();
    const values = all.length + (kind === 'free-text' ? changes : 0);
    return values === 0 ? [] : [{ kind, values, first: all.slice(0, mostShown), redacted: hidden > 0, hidden }];
  });
};
