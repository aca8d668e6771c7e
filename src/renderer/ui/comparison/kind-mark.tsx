// What became of a field or a node: an icon and a word, never a colour alone.
import { IconArrowsMove, IconEqual, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import type { FieldDiff, FlowNode } from '#shared/model/changes.ts';
import { useWords } from '../define-words.ts';
import styles from './comparison.module.css';
import { words } from './words.ts';

const icons = {
  added: IconPlus,
  removed: IconMinus,
  changed: IconPencil,
  moved: IconArrowsMove,
  'moved-and-changed': IconArrowsMove,
  same: IconEqual,
} as const;

export const KindMark = ({ kind }: { kind: FieldDiff['kind'] | FlowNode['kind'] }) => {
  const say = useWords(words);
  const Icon = icons[kind];
  return (
    <span className={styles.kind} data-kind={kind}>
      <Icon size={13} aria-hidden />
      {say(`kind_${kind}`)}
    </span>
  );
};
