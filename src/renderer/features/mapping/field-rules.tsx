// The mapping as a table that can be edited: each field of an event, the column or text it comes from, and how sure that is.
import { Select, Table, Text, TextInput } from '@mantine/core';
import type { SourceInspection } from '#shared/model/inspection.ts';
import { type FieldRule, type MappableField, type MappingProfile, mappableFields } from '#shared/model/mapping.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { confidenceWord } from './confidence.ts';
import { withRule } from './draft-profile.ts';
import styles from './mapping.module.css';
import { words } from './words.ts';

interface Props {
  sample: SourceInspection;
  profile: MappingProfile;
  /** As it came: what it fills stands first, and stays there while it is edited. */
  origin: MappingProfile;
  /** Absent: the table can only be read. */
  onProfile?: ((profile: MappingProfile) => void) | undefined;
}

const nothing = 'nothing';
const constant = 'constant';
const column = 'from:';

const choiceOf = (rule: FieldRule | undefined): string => {
  if (rule === undefined) return nothing;
  return 'value' in rule ? constant : `${column}${rule.from[0] ?? ''}`;
};

const ruleOf = (choice: string): FieldRule | null => {
  if (choice === nothing) return null;
  return choice === constant ? { value: '' } : { from: [choice.slice(column.length)] };
};

/** Whole objects are no columns of a table. */
const isShown = (field: MappableField, sample: SourceInspection, profile: MappingProfile): boolean =>
  sample.format !== 'csv' || (field !== 'actor' && field !== 'resource') || profile.fields[field] !== undefined;

/** The time first, then what is filled. */
const rank = ({ fields }: MappingProfile): MappableField[] => {
  const placeOf = (field: MappableField): number => {
    if (field === 'timestamp') return 0;
    return fields[field] === undefined ? 2 : 1;
  };
  return [...mappableFields].sort((one, other) => placeOf(one) - placeOf(other));
};

export const FieldRules = ({ sample, profile, origin, onProfile }: Props) => {
  const say = useWords(words);
  const format = useFormat();
  const firstRow = sample.rows[0];
  const certainty = (field: MappableField): string => {
    const guess = sample.mapping.find((each) => each.field === field);
    if (guess === undefined) return '';
    const sure = say(confidenceWord(guess.confidence));
    return `${sure}, ${format.percent(guess.confidence)} · ${say(`basis_${guess.basis}`)}`;
  };
  return (
    <Table className={styles.table ?? ''} aria-label={say('mapping')} data-testid="mapping-table" stickyHeader>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{say('eventField')}</Table.Th>
          <Table.Th scope="col">{say('comesFrom')}</Table.Th>
          <Table.Th scope="col">{say('example')}</Table.Th>
          <Table.Th scope="col">{say('certainty')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rank(origin)
          .filter((field) => isShown(field, sample, profile))
          .map((field) => {
            const rule = profile.fields[field];
            const from = rule !== undefined && 'from' in rule ? rule.from : [];
            const columns = [...new Set([...from, ...sample.columns])];
            const name = say(`field_${field}`);
            return (
              <Table.Tr key={field} data-field={field}>
                <Table.Th scope="row" className={styles.field ?? ''}>
                  {name}
                </Table.Th>
                <Table.Td>
                  <Select
                    aria-label={say('fromOf', { field: name })}
                    value={choiceOf(rule)}
                    data={[
                      { value: nothing, label: say('nothing') },
                      ...columns.map((each) => ({ value: `${column}${each}`, label: each })),
                      { value: constant, label: say('constant') },
                    ]}
                    searchable
                    openOnFocus={false}
                    onFocus={(event) => event.currentTarget.select()}
                    selectFirstOptionOnChange
                    // Otherwise a timer set on opening looks for the chosen option once more, and on a slow machine unchooses what was typed.
                    selectFirstOptionOnDropdownOpen
                    allowDeselect={false}
                    disabled={onProfile === undefined}
                    onChange={(choice) => {
                      if (choice !== null) onProfile?.(withRule(profile, field, ruleOf(choice)));
                    }}
                    comboboxProps={{ width: 280, position: 'bottom-start', transitionProps: { duration: 0 } }}
                  />
                  {rule !== undefined && 'value' in rule ? (
                    <TextInput
                      mt={4}
                      aria-label={say('constantOf', { field: name })}
                      value={rule.value}
                      maxLength={1024}
                      onChange={(event) => onProfile?.(withRule(profile, field, { value: event.currentTarget.value }))}
                    />
                  ) : null}
                  {from.length > 1 ? (
                    <Text size="xs" c="var(--text-faint)">
                      {say('firstOf', { others: from.slice(1).join(', ') })}
                    </Text>
                  ) : null}
                </Table.Td>
                <Table.Td className={styles.example ?? ''}>
                  {from.map((each) => firstRow?.cells[each] ?? '').find((text) => text !== '') ?? ''}
                </Table.Td>
                <Table.Td className={styles.sure ?? ''}>{certainty(field)}</Table.Td>
              </Table.Tr>
            );
          })}
      </Table.Tbody>
    </Table>
  );
};
