// Stands before the pages while the address names other data than the open archive's: the wrong archive is never asked in silence.
import { Loader } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { rootSchema } from '#shared/model/archive-root.ts';
import { linkData } from '../../data/link-data.ts';
import { useArchive } from '../../data/use-archive.ts';
import { useArchiveRoot } from '../../data/use-archive-root.ts';
import { useLinkRoot } from '../../data/use-link-root.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ForeignLink } from './foreign-link.tsx';
import { GrownNote } from './grown-note.tsx';
import classes from './share.module.css';
import { words } from './words.ts';

/** `children` answer over the open archive. Where none is open they are shown below what the link needs. */
export const LinkGate = ({ children }: { children: ReactNode }) => {
  const say = useWords(words);
  const { wanted, drop } = useLinkRoot();
  const { archive } = useArchive();
  const { archiveRoot, problem, retry } = useArchiveRoot();
  const data = wanted === null || archiveRoot === undefined ? null : linkData(wanted, archiveRoot);
  const same = data?.kind === 'same';
  useEffect(() => {
    if (same) drop();
  }, [same, drop]);

  if (wanted === null || same) return children;
  const foreign = <ForeignLink wanted={wanted} onDrop={drop} />;
  if (archive === null) {
    return (
      <>
        {foreign}
        {children}
      </>
    );
  }
  if (!rootSchema.safeParse(wanted).success || data?.kind === 'other') return foreign;
  if (data === null) {
    return problem === null ? (
      <div className={classes.looking} role="status">
        <Loader size="xs" aria-hidden /> {say('looking')}
      </div>
    ) : (
      <div className={classes.foreign}>
        <ProblemNote problem={problem} onRetry={retry} />
      </div>
    );
  }
  return (
    <>
      <GrownNote importIds={data.importIds} at={data.at} onClose={drop} />
      {children}
    </>
  );
};
