// Statements of non-access: an assistant for the question, and its answer below it. The question stands in the address.
import { Button, CopyButton, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconFileTypeHtml, IconLink, IconPackage } from '@tabler/icons-react';
import { useAbsence, useAbsenceAddress, useAbsenceFile } from '../../data/use-absence.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveText } from '../../ui/save-text.ts';
import styles from './absence.module.css';
import { StatementAnswer } from './statement-answer.tsx';
import { StatementForm } from './statement-form.tsx';
import { words } from './words.ts';

export const StatementPart = () => {
  const say = useWords(words);
  const { draft, asked, ask, toPack } = useAbsenceAddress();
  const { report, loading, problem, retry } = useAbsence(asked);
  const file = useAbsenceFile();
  const save = (): void => {
    if (asked === null) return;
    void file.make(asked).then((made) => {
      if (made !== null) saveText(made.name, made.text, 'text/html');
    });
  };
  return (
    <div className={styles.page} data-testid="statement-part" aria-busy={loading}>
      <Title order={1} size="h3">
        {say('title')}
      </Title>
      <Text size="sm" c="var(--text-soft)" maw={760}>
        {say('help')}
      </Text>
      <StatementForm draft={draft} onAsk={ask} />
      {problem !== null && <ProblemNote problem={problem} onRetry={retry} />}
      {file.problem !== null && <ProblemNote problem={file.problem} onClose={file.forget} />}
      {report === undefined && loading && <Skeleton height={160} role="status" aria-label={say('loading')} />}
      {report !== undefined && (
        <StatementAnswer
          report={report}
          actions={
            <Group gap="xs" mt="sm">
              <CopyButton value={report.permalink}>
                {({ copied, copy }) => (
                  <Button
                    variant="default"
                    leftSection={<IconLink size={16} aria-hidden />}
                    onClick={copy}
                    data-testid="statement-permalink"
                  >
                    {say(copied ? 'copied' : 'copyLink')}
                  </Button>
                )}
              </CopyButton>
              <Button
                variant="default"
                leftSection={<IconFileTypeHtml size={16} aria-hidden />}
                loading={file.making}
                onClick={save}
                data-testid="statement-save"
              >
                {say('save')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconPackage size={16} aria-hidden />}
                onClick={toPack}
                data-testid="statement-to-pack"
              >
                {say('toPack')}
              </Button>
            </Group>
          }
        />
      )}
    </div>
  );
};
