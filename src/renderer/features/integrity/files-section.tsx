// The check of the files that runs by itself.
import { Progress, Text, Title } from '@mantine/core';
import type { IntegrityStatus } from '#shared/model/integrity.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './integrity.module.css';
import { ReportView } from './report-view.tsx';
import { words } from './words.ts';

export const FilesSection = ({ check }: { check: IntegrityStatus['check'] }) => {
  const say = useWords(words);
  const { bytes } = useFormat();
  const { state, progress, report } = check;
  const share = progress === null || progress.bytesTotal === 0 ? 0 : progress.bytesDone / progress.bytesTotal;
  return (
    <section className={styles.section} data-testid="integrity-files" data-state={state}>
      <Title order={2} size="h5">
        {say('files')}
      </Title>
      {state === 'running' && (
        <>
          <Text size="sm" className="tabular" role="status">
            {progress === null
              ? say('filesStarting')
              : say('filesRunning', { done: bytes(progress.bytesDone), total: bytes(progress.bytesTotal) })}
          </Text>
          <Progress mt={6} maw={420} value={share * 100} aria-label={say('filesStarting')} transitionDuration={0} />
        </>
      )}
      {state === 'failed' && <Text size="sm">{say('filesFailed')}</Text>}
      {report !== null && <ReportView report={report} good={say('filesOk')} />}
    </section>
  );
};
