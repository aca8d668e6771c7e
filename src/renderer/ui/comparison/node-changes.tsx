// What changed within one node of a flow, a line for each field.
import type { FlowNode } from '#shared/model/changes.ts';
import styles from './comparison.module.css';
import { fromOf, toOf } from './shown-value.ts';
import { ValueCell } from './value-cell.tsx';
import { WordDiff } from './word-diff.tsx';

/** Nothing for a node that is new or gone: it is there or not as a whole. */
export const NodeChanges = ({ node }: { node: FlowNode }) => {
  const fields = node.kind === 'added' || node.kind === 'removed' ? [] : node.fields;
  if (fields.length === 0) return null;
  return (
    <dl className={styles.nodeChanges}>
      {fields.map((diff) => (
        <div key={`${diff.path} ${diff.kind}`}>
          <dt>{diff.path}</dt>
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
