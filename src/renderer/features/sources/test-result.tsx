// What the test of a connection found.
import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ConnectionTest } from '#shared/model/remote.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { words } from './words.ts';

export const TestResult = ({ tested }: { tested: ConnectionTest }) => {
  const say = useWords(words);
  const format = useFormat();
  return (
    <Alert
      color={tested.ok ? 'green' : 'red'}
      variant="light"
      icon={tested.ok ? <IconCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      role="status"
      data-testid="connection-tested"
    >
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {tested.ok
          ? say('testOk', { shown: format.count(tested.events ?? 0) })
          : say('testFailed', { detail: tested.detail })}
      </Text>
      {tested.code === null ? null : <Text size="xs">{say('testCode', { code: tested.code })}</Text>}
    </Alert>
  );
};
