// Takes files and folders dropped anywhere on the window, with an overlay that says what will happen to them.
import { Alert, Text, Title } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useImportJob } from '../../data/job.tsx';
import type { DroppedFile } from '../../data/upload.ts';
import { useArchive } from '../../data/use-archive.ts';
import { useProblem } from '../../data/use-problem.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { droppedFiles } from './dropped-files.ts';
import styles from './import.module.css';
import { words } from './words.ts';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** `onWait` is given what was dropped while no archive is open. */
export const DropZone = ({ onWait }: { onWait: (files: readonly DroppedFile[]) => void }) => {
  const say = useWords(words);
  const { archive } = useArchive();
  const { job, importFiles } = useImportJob();
  const [over, setOver] = useState(false);
  const [nothing, setNothing] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const problem = useProblem(error);
  const busy = job?.state === 'running';

  const take = useEffectEvent(async (transfer: DataTransfer) => {
    if (busy) return;
    setError(null);
    try {
      const files = await droppedFiles(transfer);
      setNothing(files.length === 0);
      if (files.length === 0) return;
      if (archive === null) onWait(files);
      else importFiles(files);
    } catch (thrown) {
      setError(thrown);
    }
  });

  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!holdsFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      void take(event.dataTransfer);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);

  return (
    <>
      {over ? (
        <div className={styles.overlay} data-testid="drop-overlay">
          <div className={styles.overlayBox}>
            <IconFileImport size={40} stroke={1.4} aria-hidden />
            <Title order={2} size="h3">
              {say('dropTitle')}
            </Title>
            <Text size="sm">{say('dropHelp')}</Text>
            {busy ? <Text size="sm">{say('dropBusy')}</Text> : null}
            {archive === null ? <Text size="sm">{say('dropNoArchive')}</Text> : null}
          </div>
        </div>
      ) : null}
      {nothing || problem !== null ? (
        <div className={styles.corner}>
          {problem === null ? (
            <Alert color="gray" withCloseButton closeButtonLabel={say('close')} onClose={() => setNothing(false)}>
              {say('dropNothing')}
            </Alert>
          ) : (
            <ProblemNote problem={problem} onClose={() => setError(null)} />
          )}
        </div>
      ) : null}
    </>
  );
};
