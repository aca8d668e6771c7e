// One part of the Evidence page: what was done with the archive, as its ledger tells.
import { Loader, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { custodyKinds } from '#shared/model/custody.ts';
import { useCustody } from '../../data/use-custody.ts';
import { usePageParam } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { Pager } from '../../ui/pager.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import styles from './custody.module.css';
import { CustodyTable } from './custody-table.tsx';
import { KindChoice } from './kind-choice.tsx';
import { WaitingNote } from './waiting-note.tsx';
import { words } from './words.ts';

const pageSize = 50;

export const CustodyPart = () => {
  const say = useWords(words);
  const [asked, setAsked] = usePageParam('part', '');
  const kind = custodyKinds.find((one) => one === asked) ?? null;
  const [turned, setTurned] = useState({ kind, page: 1 });
  const page = turned.kind === kind ? turned.page : 1;
  const { page: found, problem } = useCustody(kind === null ? [] : [kind], (page - 1) * pageSize, pageSize);
  // Acts that have only just been done are on their way; those that could not be written say why.
  const waiting = found?.waiting.filter(({ why }) => why !== '') ?? [];
  return (
    <div className={styles.part} data-testid="custody-part" aria-busy={found === undefined && problem === null}>
      <Title order={1} size="h3">
        {say('title')}
      </Title>
      <Text size="sm" c="var(--text-soft)" maw={760}>
        {say('help')}
      </Text>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {found === undefined && problem === null ? <Loader size="sm" aria-label={say('loading')} /> : null}
      {waiting.length > 0 ? <WaitingNote waiting={waiting} /> : null}
      {found === undefined ? null : (
        <>
          <KindChoice counts={found.counts} kind={kind} onChoose={(next) => setAsked(next ?? '')} />
          {found.total === 0 ? (
            <Text size="sm" role="status" data-testid="custody-empty">
              {say(`none_${kind ?? 'all'}`)}
            </Text>
          ) : (
            <CustodyTable lines={found.lines} />
          )}
          <Pager total={found.total} size={pageSize} page={page} onPage={(next) => setTurned({ kind, page: next })} />
        </>
      )}
    </div>
  );
};
