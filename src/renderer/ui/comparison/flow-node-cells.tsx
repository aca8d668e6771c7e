// The cells of one node of a flow: its place, what it is, what became of it.
import type { FlowNode } from '#shared/model/changes.ts';
import { useFormat } from '../use-format.ts';
import styles from './comparison.module.css';
import { KindMark } from './kind-mark.tsx';
import { NodeChanges } from './node-changes.tsx';

export const FlowNodeCells = ({ node }: { node: FlowNode }) => {
  const { count } = useFormat();
  const { id, type, kind, fromPlace, toPlace } = node;
  const from = fromPlace === null ? null : count(fromPlace + 1);
  const to = toPlace === null ? null : count(toPlace + 1);
  const moved = from !== null && to !== null && from !== to;
  return (
    <>
      <td className={styles.place}>{moved ? `${from} → ${to}` : (to ?? from)}</td>
      <th scope="row" className={styles.field}>
        <span className={styles.path}>{id}</span>
        {type === null ? null : <span className={styles.type}>{type}</span>}
      </th>
      <td>
        <KindMark kind={kind} />
        <NodeChanges node={node} />
      </td>
    </>
  );
};
