// Lines of custody as text: one a line, newest first.
import { assertNever } from '#shared/assert-never.ts';
import type { CustodyPage } from '#shared/model/custody.ts';
import type { CustodyAct, LedgerLine, RestoreRecord } from '#shared/model/ledger.ts';
import { printable } from './output/printable.ts';

const number = (value: number): string => value.toLocaleString('en');
const quoted = (filter: string): string => (filter === '' ? 'everything' : `'${printable(filter)}'`);

const actText = (act: CustodyAct): string => {
  switch (act.kind) {
    case 'open':
      return '';
    case 'export':
      return `${printable(act.file)}: ${act.format}, ${number(act.events)} events, ${quoted(act.filter)} in ${act.zone}, SHA-256 ${act.sha256}`;
    case 'verify':
      return act.ok ? `${act.scope}: as it was written` : `${act.scope}: ${number(act.problems)} problems`;
    case 'sign':
      return 'the key of this line begins to sign evidence packs';
    case 'pack':
      return `${printable(act.file)}: "${printable(act.title)}", ${number(act.events)} events, SHA-256 ${act.sha256}`;
    case 'judge':
      return `${act.of} ${printable(act.key)}: ${act.verdict ?? 'taken back'}`;
    case 'sample':
      return `${number(act.n)} of ${number(act.size)}, ${quoted(act.filter)} in ${act.zone}, seed ${printable(act.seed)}, population ${act.population}`;
    default:
      return assertNever(act);
  }
};

const restoreText = (restore: RestoreRecord): string => {
  const what = `${restore.method} ${printable(restore.url)}, event ${printable(restore.eventId)}`;
  return restore.phase === 'asked' ? `sent: ${what}` : `${restore.outcome}: ${what}`;
};

const detailOf = (line: LedgerLine): string => {
  switch (line.kind) {
    case 'import': {
      const { importId, accepted, conflicts } = line.body.receipt;
      return `${importId}: ${number(accepted + conflicts)} events stored`;
    }
    case 'compaction':
      return `${number(line.body.merged.length)} merges of segments`;
    case 'restore':
      return restoreText(line.body.restore);
    case 'custody':
      return actText(line.body.act);
    case 'keys':
      return `roots over the sorted keys of ${number(line.body.roots.length)} imports`;
    case 'key':
      return `vouches for ${line.body.next}`;
    default:
      return assertNever(line);
  }
};

const byOf = (line: LedgerLine): string => {
  if (line.kind !== 'custody') return '';
  const { operator, host, doneAt } = line.body.act;
  const late = doneAt === undefined ? '' : `, done ${doneAt}`;
  return ` by ${operator === null ? 'somebody not named' : printable(operator)} (${host}${late})`;
};

const lineText = (line: LedgerLine): string => {
  const kind = line.kind === 'custody' ? line.body.act.kind : line.kind;
  const detail = detailOf(line);
  return `${line.at}  line ${line.sequence + 1}  ${kind}${byOf(line)}${detail === '' ? '' : `  ${detail}`}`;
};

/** `asked`: the kinds that were asked for, empty for all. */
export const custodyText = (
  { total, lines }: Pick<CustodyPage, 'total' | 'lines'>,
  asked: readonly string[],
): string => {
  if (total === 0) return asked.length === 0 ? 'Nothing is recorded.\n' : `No ${asked.join(', ')} is recorded.\n`;
  const more = total > lines.length ? [`… and ${number(total - lines.length)} older ones.`] : [];
  return `${[...lines.map(lineText), ...more].join('\n')}\n`;
};
