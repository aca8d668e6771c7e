// What changed within one node of a flow, a line for each field.
import type { FlowNode } from '#shared/model/changes.ts';
import styles from './comparison.module.css';
import { fromOf, toOf } from './shown-value.ts';
import { ValueCell } from './value-cell.tsx';
import { WordDiff } from './word-diff.tsx';

/** `nodes[n3].prompt` → `prompt`: the row says which node it is. */
const withinNode = (path: string, id: string): string => {
  const head = `[${id}].`;
  const at = path.indexOf(head);
  return at === -1 ? path : path.slice(at + head.length);
};

/** Nothing for a node that is new or gone: it is there or not as a whole. */
export const NodeChanges = ({ node }: { node: FlowNode }) => {
  const fields = node.kind === 'added' || node.kind === 'removed' ? [] : node.fields;
  if (fields.length === 0) return null;
  return (
    <dl className={styles.nodeChanges}>
      {fields.map((diff) => (
        <div key={`${diff.path} ${diff.kind}`}>
          <dt>{withinNode(diff.path, node.id)}: </dt>
          <dd>
            {diff.words === null ? (
              <>
                <ValueCell shown={fromOf(diff)} unit={diff.unit} /> → <ValueCell shown={toOf(diff)} unit={diff.unit} />
              </>
            ) : (
              <WordDiff pieces={diff.words} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
};
