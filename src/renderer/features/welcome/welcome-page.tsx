// The first screen, while no archive is open: what this is, and three ways to begin. The demo is one click away.
import { Button, Group, Progress, Text, Title } from '@mantine/core';
import { IconFlask, IconFolderOpen, IconPlus, IconShieldCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useImportJob } from '../../data/job.tsx';
import { useHost } from '../../data/use-host.ts';
import { usePageParam } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { RecentList } from './recent-list.tsx';
import styles from './welcome.module.css';
import { words } from './words.ts';

const questions = ['question1', 'question2', 'question3', 'question4'] as const;

export const WelcomePage = () => {
  const say = useWords(words);
  const { host, problem } = useHost();
  const [, showDialog] = usePageParam('dialog', '');
  const navigate = useNavigate();
  return (
    <div className={styles.page} data-testid="welcome">
      <div className={styles.column}>
        <Title order={1} size="h2">
          {say('title')}
        </Title>
        <Text mt={6}>{say('what')}</Text>
        <Text mt={4} c="var(--text-soft)">
          {say('where')}
        </Text>
        {problem === null ? null : <ProblemNote problem={problem} />}
        <Title order={2} size="h6" className={styles.section ?? ''}>
          {say('start')}
        </Title>
        <ul className={styles.ways}>
          <li>
            <DemoButton path={host?.demoPath} />
          </li>
          <li>
            <Button
              variant="default"
              leftSection={<IconFolderOpen size={16} aria-hidden />}
              onClick={() => showDialog('open')}
              data-testid="welcome-open"
            >
              {say('open')}
            </Button>
            <Text size="xs" c="var(--text-faint)">
              {say('openHelp')}
            </Text>
          </li>
          <li>
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => showDialog('create')}
              data-testid="welcome-create"
            >
              {say('create')}
            </Button>
            <Text size="xs" c="var(--text-faint)">
              {say('createHelp')}
            </Text>
          </li>
          <li>
            <Button
              variant="default"
              leftSection={<IconShieldCheck size={16} aria-hidden />}
              onClick={() => void navigate({ to: '/evidence', search: { look: 'received' } })}
              data-testid="welcome-check"
            >
              {say('checkPack')}
            </Button>
            <Text size="xs" c="var(--text-faint)">
              {say('checkPackHelp')}
            </Text>
          </li>
        </ul>
        <RecentList />
        <Title order={2} size="h6" className={styles.section ?? ''}>
          {say('questions')}
        </Title>
        <ul className={styles.questions}>
          {questions.map((question) => (
            <li key={question}>{say(question)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
};

const DemoButton = ({ path }: { path: string | undefined }) => {
  const say = useWords(words);
  const format = useFormat();
  const { job, makeDemo, cancel } = useImportJob();
  if (job?.kind === 'demo' && job.state === 'running') {
    const { progress } = job;
    const share = progress === null || progress.bytesTotal === 0 ? null : progress.bytesDone / progress.bytesTotal;
    return (
      <div data-testid="welcome-demo-progress">
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" role="status">
            {say('demoRunning')}{' '}
            {progress === null ? null : (
              <span className="tabular">{say('demoFacts', { read: format.count(progress.read) })}</span>
            )}
          </Text>
          <Button variant="default" onClick={cancel}>
            {say('cancel')}
          </Button>
        </Group>
        <Progress
          mt={6}
          value={share === null ? 100 : share * 100}
          animated={share === null}
          transitionDuration={0}
          aria-label={say('demoRunning')}
        />
      </div>
    );
  }
  return (
    <>
      <Button
        leftSection={<IconFlask size={16} aria-hidden />}
        disabled={path === undefined || job?.state === 'running'}
        onClick={() => path !== undefined && makeDemo(path)}
        data-testid="welcome-demo"
      >
        {say('demo')}
      </Button>
      <Text size="xs" c="var(--text-faint)" style={{ overflowWrap: 'anywhere' }}>
        {say('demoHelp')} {path === undefined ? null : say('demoPath', { path })}
      </Text>
    </>
  );
};
