// What a result can be compared by: the method, its version and the hash of what went in.
import { ActionIcon, CopyButton, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { OutliersReport } from '#shared/model/outliers.ts';
import { useWords } from '../../../ui/define-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import styles from './findings.module.css';
import { words } from './words.ts';

export const MethodFoot = ({ report }: { report: OutliersReport }) => {
  const say = useWords(words);
  const { decimal } = useFormat();
  const { method, inputHash, parameters, elapsedMs } = report;
  const time = elapsedMs < 1000 ? `${Math.round(elapsedMs)} ms` : `${decimal(elapsedMs / 1000)} s`;
  return (
    <footer className={styles.foot} data-testid="outliers-method">
      <Text size="xs">
        {say('method', { id: method.id, version: method.version, zone: parameters.calendar.zone })} ·{' '}
        {say('took', { time })}
      </Text>
      <Text size="xs" className={styles.hash ?? ''}>
        {say('hash')}{' '}
        <code data-testid="outliers-hash" data-hash={inputHash}>
          {inputHash}
        </code>
        <CopyButton value={inputHash} timeout={1500}>
          {({ copied, copy }) => {
            const label = say(copied ? 'copied' : 'copyHash');
            return (
              <Tooltip label={label}>
                <ActionIcon size={20} aria-label={label} onClick={copy}>
                  {copied ? <IconCheck size={12} /> : <IconCopy size={12} />}
                </ActionIcon>
              </Tooltip>
            );
          }}
        </CopyButton>
      </Text>
      <Text size="xs" c="var(--text-soft)">
        {say('hashHelp')}
      </Text>
    </footer>
  );
};
