// A JSON value as a person reads it: names and values, lists numbered, long lists folded.
import type { JsonValue } from '#shared/model/json.ts';
import classes from './packs.module.css';

/** Items of a list that are open from the start. */
const openItems = 20;

const isPlain = (value: JsonValue): value is string | number | boolean | null =>
  value === null || typeof value !== 'object';

const plainText = (value: string | number | boolean | null): string => (value === null ? '—' : String(value));

export const JsonTree = ({ value }: { value: JsonValue }) => {
  if (isPlain(value)) return <span>{plainText(value)}</span>;
  if (Array.isArray(value)) {
    if (value.length === 0) return <span>—</span>;
    const list = (
      <ol className={classes.items}>
        {value.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the items of a file have no other name and never change.
          <li key={at}>
            <JsonTree value={item} />
          </li>
        ))}
      </ol>
    );
    if (value.length <= openItems) return list;
    return (
      <details>
        <summary>{value.length}</summary>
        {list}
      </details>
    );
  }
  return (
    <dl className={classes.tree}>
      {Object.entries(value).map(([name, part]) => (
        <div key={name} data-plain={isPlain(part)}>
          <dt>{name}</dt>
          <dd>
            <JsonTree value={part} />
          </dd>
        </div>
      ))}
    </dl>
  );
};
