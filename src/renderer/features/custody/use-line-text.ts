// What a line of the ledger tells, in words.
import { assertNever } from '#shared/assert-never.ts';
import type { CustodyKind } from '#shared/model/custody.ts';
import { judgedKinds, verdicts } from '#shared/model/judgement.ts';
import type { CustodyAct, LedgerLine } from '#shared/model/ledger.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { words } from './words.ts';

export const kindOf = (line: LedgerLine): CustodyKind => (line.kind === 'custody' ? line.body.act.kind : line.kind);

/** Gives the details of a line; empty where there is nothing to add. */
export const useLineText = (): ((line: LedgerLine) => string) => {
  const say = useWords(words);
  const { count } = useFormat();
  const filterText = (filter: string): string => (filter === '' ? say('everything') : filter);
  const judgeText = ({ of, key, verdict }: Extract<CustodyAct, { kind: 'judge' }>): string => {
    const kind = judgedKinds.find((one) => one === of);
    const known = verdicts.find((one) => one === verdict);
    const said = known === undefined ? (verdict ?? say('verdictNone')) : say(`verdict_${known}`);
    return say('judge', { of: kind === undefined ? of : say(`of_${kind}`), key, verdict: said });
  };
  const actText = (act: CustodyAct): string => {
    switch (act.kind) {
      case 'open':
        return '';
      case 'export': {
        const { file, format, events, filter } = act;
        return say('export', { file, format, shown: count(events), filter: filterText(filter) });
      }
      case 'verify': {
        const told = { problems: count(act.problems), shown: count(act.events) };
        return say(`${act.ok ? 'verifyOk' : 'verifyBad'}_${act.scope}`, told);
      }
      case 'sign':
        return say('sign');
      case 'pack':
        return say('pack', { file: act.file, title: act.title, shown: count(act.events) });
      case 'judge':
        return judgeText(act);
      case 'sample': {
        const { n, size, seed, filter } = act;
        return say('sample', { n: count(n), size: count(size), seed, filter: filterText(filter) });
      }
      default:
        return assertNever(act);
    }
  };
  return (line) => {
    switch (line.kind) {
      case 'import': {
        const { importId, accepted, conflicts, rejected } = line.body.receipt;
        return say('import', { id: importId, shown: count(accepted + conflicts), rejected: count(rejected) });
      }
      case 'compaction': {
        const sum = (side: 'from' | 'into'): string =>
          count(line.body.merged.reduce((total, merge) => total + merge[side].length, 0));
        return say('compaction', { from: sum('from'), into: sum('into') });
      }
      case 'restore': {
        const { restore } = line.body;
        const { method, url, eventId } = restore;
        const came = restore.phase === 'asked' ? 'asked' : restore.outcome;
        return say(`restore_${came}`, { method, url, event: eventId });
      }
      case 'custody':
        return actText(line.body.act);
      case 'keys':
        return say('keys', { shown: count(line.body.roots.length) });
      case 'key':
        return say('key', { next: line.body.next });
      default:
        return assertNever(line);
    }
  };
};
