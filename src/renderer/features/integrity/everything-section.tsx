// Verification of everything, on demand: start, progress, cancel, and the last report.
import { Button, Group, Progress, Text, Title } from '@mantine/core';
import { IconShieldSearch } from '@tabler/icons-react';
import type { VerifyReport } from '#shared/model/integrity.ts';
import { useVerification } from '../../data/verification.tsx';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './integrity.module.css';
import { ReportView } from './report-view.tsx';
import { words } from './words.ts';

interface Props {
  path: string;
  generation: number;
  last: VerifyReport | null;
}

export const EverythingSection = ({ path, generation, last }: Props) => {
  const say = useWords(words);
  const { zone } = useView();
  const { count, bytes, duration } = useFormat();
  const { path: running, progress, problem, start, cancel } = useVerification();
  const share = progress === null || progress.bytesTotal === 0 ? 0 : progress.bytesDone / progress.bytesTotal;
  return (
    <section className={styles.section} data-testid="integrity-everything">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={2} size="h5">
            {say('everything')}
          </Title>
          <Text size="sm" c="var(--text-soft)">
            {say('everythingHelp')}
          </Text>
        </div>
        {running === null ? (
          <Button
            flex="none"
            leftSection={<IconShieldSearch size={16} aria-hidden />}
            onClick={() => start(path)}
            data-testid="verify-start"
          >
            {say('verify')}
          </Button>
        ) : (
          <Button variant="default" onClick={cancel} data-testid="verify-cancel">
            {say('cancel')}
          </Button>
        )}
      </Group>
      {running !== null && (
        <>
          <Progress mt={8} value={share * 100} aria-label={say('verify')} transitionDuration={0} />
          <Text size="xs" mt={4} className="tabular" role="status">
            {progress !== null &&
              say('progress', {
                events: count(progress.events),
                done: bytes(progress.bytesDone),
                total: bytes(progress.bytesTotal),
              })}
          </Text>
        </>
      )}
      {problem !== null && <ProblemNote problem={problem} />}
      {last === null ? (
        <Text size="sm" mt={6}>
          {say('never')}
        </Text>
      ) : (
        <div data-testid="verify-report">
          <Text size="sm" mt={6} className="tabular">
            {say('verified', {
              time: formatSecond(last.finishedAt, zone),
              zone,
              took: duration(last.elapsedMs),
              events: count(last.checked.events),
              segments: count(last.checked.segments),
              receipts: count(last.checked.receipts),
            })}
            {last.generation === generation ? '' : ` · ${say('olderGeneration')}`}
          </Text>
          <ReportView report={last} good={say('verifiedOk')} />
        </div>
      )}
    </section>
  );
};
