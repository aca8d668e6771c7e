// The nodes of a flow, in their order: where each stands, what it is, what became of it. A moved node is a move.
import { Group, Switch, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { FlowNode } from '#shared/model/changes.ts';
import { useWords } from '../define-words.ts';
import { useFormat } from '../use-format.ts';
import { FlowNodeCells } from './flow-node-cells.tsx';
import { TableFrame } from './table-frame.tsx';
import { words } from './words.ts';

/** Nodes beyond which those without a change are left out at first. */
const shownWhole = 40;

export const FlowTable = ({ nodes }: { nodes: readonly FlowNode[] }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const [only, setOnly] = useState(nodes.length > shownWhole);
  const changed = useMemo(() => nodes.filter(({ kind }) => kind !== 'same'), [nodes]);
  const shown = only ? changed : nodes;
  return (
    <div>
      <Group gap="md" mb={6}>
        <Text size="xs" c="var(--text-soft)">
          {say('changedNodes', { shown: count(changed.length), total: count(nodes.length) })}
        </Text>
        <Switch
          size="xs"
          label={say('onlyChangedNodes')}
          checked={only}
          onChange={(event) => setOnly(event.currentTarget.checked)}
        />
      </Group>
      {shown.length === 0 ? (
        <Text size="sm">{say('noNodeChanged')}</Text>
      ) : (
        <TableFrame
          key={String(only)}
          label={say('flow')}
          heads={[say('nodePlace'), say('node'), say('nodeBecame')]}
          count={shown.length}
          columns="nodes"
          testId="flow-table"
          cells={(index) => {
            const node = shown[index];
            return node === undefined ? null : <FlowNodeCells node={node} />;
          }}
        />
      )}
    </div>
  );
};
