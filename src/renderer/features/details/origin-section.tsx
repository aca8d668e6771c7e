// Where a record came from and what vouches for it: source, place, import, and the line of the ledger that was signed for it.
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { EventVersion } from '#shared/model/event.ts';
import type { ViewSearch } from '../../data/search.ts';
import { useReceiptOf } from '../../data/use-receipt-of.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './details.module.css';
import { FieldList, type LabelledField } from './field-list.tsx';
import { words } from './words.ts';

export const OriginSection = ({ version, zone }: { version: EventVersion; zone: string }) => {
  const say = useWords(words);
  const format = useFormat();
  const { provenance, raw } = version;
  const { line, problem } = useReceiptOf(provenance.importId);
  const file = line?.body.receipt.files.find(({ name }) => name === provenance.source);
  const record: LabelledField[] = [
    { key: 'origin.source', label: say('source'), value: provenance.source },
    { key: 'origin.line', label: say('line'), value: format.count(provenance.line) },
    { key: 'origin.byteOffset', label: say('byteOffset'), value: format.count(provenance.byteOffset) },
    { key: 'origin.record', label: say('recordHash'), value: raw.sha256, mono: true },
    { key: 'origin.import', label: say('import'), value: provenance.importId, mono: true },
    {
      key: 'origin.importedAt',
      label: say('importedAt', { zone }),
      value: formatSecond(provenance.importedAt, zone),
    },
  ];
  const receipt: LabelledField[] =
    line === undefined || line === null
      ? []
      : [
          { key: 'receipt.line', label: say('receiptLine'), value: format.count(line.sequence + 1) },
          { key: 'receipt.at', label: say('receiptAt', { zone }), value: formatSecond(line.at, zone) },
          { key: 'receipt.key', label: say('receiptKey'), value: line.key, mono: true },
          ...(file === undefined
            ? []
            : [{ key: 'receipt.file', label: say('sourceHash'), value: file.sha256, mono: true }]),
          { key: 'receipt.root', label: say('receiptRoot'), value: line.body.receipt.roots.events, mono: true },
        ];
  const carry = (search: ViewSearch): ViewSearch => ({ ...search, event: undefined, tab: undefined });
  return (
    <div data-testid="origin" aria-busy={line === undefined && problem === null}>
      <FieldList title={say('sectionProvenance')} fields={record} />
      {problem === null ? null : <ProblemNote problem={problem} />}
      {receipt.length === 0 ? null : <FieldList title={say('sectionReceipt')} fields={receipt} />}
      {line === null ? (
        <Text size="xs" c="var(--text-faint)" mb="sm">
          {say('noReceipt')}
        </Text>
      ) : null}
      <Text size="xs" className={styles.links ?? ''}>
        <Link to="/integrity" search={carry} className={styles.link ?? ''}>
          {say('toIntegrity')}
        </Link>
        <Link to="/imports" search={carry} className={styles.link ?? ''}>
          {say('toImports')}
        </Link>
      </Text>
    </div>
  );
};
