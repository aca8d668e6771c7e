// The Integrity page: what the last checks found, the key that signs, and the ledger.
import { Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ViewSearch } from '../../data/search.ts';
import { useArchive } from '../../data/use-archive.ts';
import { useIntegrity, useReceipts } from '../../data/use-integrity.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { EverythingSection } from './everything-section.tsx';
import { FilesSection } from './files-section.tsx';
import styles from './integrity.module.css';
import { ReceiptTable } from './receipt-table.tsx';
import { words } from './words.ts';

const shownLines = 200;

export const IntegrityPage = () => {
  const say = useWords(words);
  const { count } = useFormat();
  const { archive } = useArchive();
  const { status, problem } = useIntegrity();
  const { total, lines, problem: ledgerProblem } = useReceipts(shownLines);
  const [newest] = lines;
  return (
    <div className={styles.page} data-testid="integrity-page" aria-busy={status === undefined && problem === null}>
      <Title order={1} size="h3">
        {say('page')}
      </Title>
      <Text size="sm" c="var(--text-soft)" maw={720}>
        {say('pageHelp')}
      </Text>
      {problem !== null && <ProblemNote problem={problem} />}
      {status !== undefined && archive != null && (
        <>
          {/* A verification of everything says all of it again, and later. */}
          {status.last?.generation === status.generation ? null : <FilesSection check={status.check} />}
          <EverythingSection path={archive.path} generation={status.generation} last={status.last} />
        </>
      )}
      <section className={styles.section}>
        <Title order={2} size="h5">
          {say('key')}
        </Title>
        {newest === undefined ? (
          <Text size="sm">{total === undefined ? '' : say('keyNone')}</Text>
        ) : (
          <Text size="sm" data-testid="integrity-key" className={styles.long ?? ''}>
            <span className="mono">{newest.key}</span> · {say(`kept_${newest.keyKept}`)}
          </Text>
        )}
        <Text size="sm">
          <Link to="/evidence" search={(search: ViewSearch) => ({ ...search, look: 'keys', part: undefined })}>
            {say('keyLink')}
          </Link>
        </Text>
      </section>
      <section className={styles.section}>
        <Title order={2} size="h5">
          {say('receipts')}
        </Title>
        {ledgerProblem !== null && <ProblemNote problem={ledgerProblem} />}
        {total !== undefined && total > lines.length && (
          <Text size="sm">{say('receiptsShown', { shown: count(lines.length), total: count(total) })}</Text>
        )}
        {lines.length > 0 && <ReceiptTable lines={lines} />}
        <Text size="sm" mt={8}>
          {say('custodyElsewhere')}{' '}
          <Link
            to="/evidence"
            search={(search: ViewSearch) => ({ ...search, look: 'custody', part: undefined })}
            data-testid="integrity-custody"
          >
            {say('custodyLink')}
          </Link>
        </Text>
      </section>
    </div>
  );
};
