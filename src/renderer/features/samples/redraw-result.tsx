// What a second draw of the same seed says of the first.
import { Text } from '@mantine/core';
import { IconAlertTriangleFilled, IconCircleCheckFilled } from '@tabler/icons-react';
import type { DrawDifference } from '#shared/model/kept-sample.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './samples.module.css';
import { words } from './words.ts';

const most = 20;

export const RedrawResult = ({ differences }: { differences: readonly DrawDifference[] }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const isSame = differences.length === 0;
  const Icon = isSame ? IconCircleCheckFilled : IconAlertTriangleFilled;
  return (
    <div className={styles.redrawn} role="status" data-testid="sample-redrawn" data-same={isSame}>
      <Icon size={18} aria-hidden />
      <div>
        <Text size="sm" fw={600}>
          {isSame ? say('same') : say('differs', { count: differences.length, shown: count(differences.length) })}
        </Text>
        <ul className={styles.list}>
          {differences.slice(0, most).map((one) => {
            const place = 'place' in one ? ` ${count(one.place + 1)}` : '';
            return (
              <li key={`${one.part}${place}`}>
                {say(`part_${one.part}`)}
                {place}: {one.told ?? '—'} → {one.drawn ?? '—'}
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
};
