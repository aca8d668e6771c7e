// One section of labelled fields. What the source does not say is said to be "not stated", never left blank.
import { useId } from 'react';
import type { FilterField } from '#shared/model/field.ts';
import { useWords } from '../../ui/define-words.ts';
import { CopyValue } from './copy-value.tsx';
import styles from './details.module.css';
import { FilterByValue } from './filter-by-value.tsx';
import { words } from './words.ts';

/** `value` null: not stated. `key` is stable for tests and unique in the pane. `filter`: what a filter calls this field. */
export interface LabelledField {
  key: string;
  label: string;
  value: string | null;
  mono?: boolean;
  filter?: FilterField;
  /** What a filter calls the value, where that differs from what is shown. */
  filterValue?: string;
  /** Why the value is what it is, where the workbench derived it. */
  why?: string | null;
}

export const FieldList = ({ title, fields }: { title: string; fields: readonly LabelledField[] }) => {
  const say = useWords(words);
  const titleId = useId();
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.sectionTitle}>
        {title}
      </h3>
      <dl className={styles.list}>
        {fields.map(({ key, label, value, mono, filter, filterValue, why }) => (
          <div key={key} className={styles.row} data-testid={`field-${key}`}>
            <dt>{label}</dt>
            {value === null || value === '' ? (
              <dd className={styles.value}>
                <span className={styles.notStated}>{say('notStated')}</span>
                {filter && <FilterByValue field={filter} value="" label={label} />}
              </dd>
            ) : (
              <dd className={mono ? `${styles.value} ${styles.mono}` : styles.value}>
                <span>
                  {value}
                  {why ? <span className={styles.why}>{why}</span> : null}
                </span>
                {filter && <FilterByValue field={filter} value={filterValue ?? value} label={label} />}
                <CopyValue value={value} field={label} />
              </dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
};
