// Above every page while the open archive is not what it was when it was written.
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { alarmsOf, useIntegrity } from '../../data/use-integrity.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './integrity.module.css';
import { words } from './words.ts';

const named = 3;

export const IntegrityBanner = () => {
  const say = useWords(words);
  const { count } = useFormat();
  const { go } = useView();
  const { status } = useIntegrity();
  const alarms = status === undefined ? [] : alarmsOf(status);
  if (alarms.length === 0) return null;
  return (
    <Alert
      className={styles.banner ?? ''}
      color="red"
      variant="light"
      radius={0}
      icon={<IconAlertOctagon aria-hidden />}
      title={say('alarm')}
      role="alert"
      data-testid="integrity-banner"
    >
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          {alarms.slice(0, named).map(({ kind, where, message }) => (
            <Text key={`${where} ${message}`} size="sm" className={styles.long ?? ''}>
              <b>{where}</b> · {say(`kind_${kind}`)}: {message}
            </Text>
          ))}
          {alarms.length > named && <Text size="sm">{say('alarmMore', { shown: count(alarms.length - named) })}</Text>}
          <Text size="sm" mt={4} fw={600}>
            {say('alarmTodo')}
          </Text>
        </div>
        <Button variant="default" flex="none" onClick={() => go('/integrity')}>
          {say('details')}
        </Button>
      </Group>
    </Alert>
  );
};
