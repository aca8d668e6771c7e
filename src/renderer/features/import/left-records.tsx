// Rejected records that reading again had to leave in quarantine, and why.
import { Text, Title } from '@mantine/core';
import type { LeftRecords } from '#shared/model/import-run.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './import.module.css';
import { words } from './words.ts';

/** Nothing is drawn where nothing was left. */
export const LeftRecordsList = ({ left }: { left: readonly LeftRecords[] }) => {
  const say = useWords(words);
  const format = useFormat();
  if (left.length === 0) return null;
  return (
    <section data-testid="left-records">
      <Title order={3} size="h6" mb={4}>
        {say('left')}
      </Title>
      <ul className={styles.notes}>
        {left.map(({ importId, source, count, why }) => (
          <li key={`${importId}:${source}:${why}`}>
            <Text size="sm">
              {say('leftOf', { count, shown: format.count(count), source, why: say(`left_${why}`) })}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
};
