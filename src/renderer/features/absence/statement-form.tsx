// The question of a statement: who, what, when and of which classes. It follows the address without losing the keyboard's place.
import { Autocomplete, Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { AbsenceInput } from '#shared/model/absence.ts';
import { categories } from '#shared/model/category.ts';
import { everything, type Filter } from '#shared/model/filter.ts';
import type { Facet } from '#shared/model/query.ts';
import { useArchive } from '../../data/use-archive.ts';
import { useFacets } from '../../data/use-facets.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatDay } from '../../ui/format-time.ts';
import { ZoneSelect } from '../../ui/zone-select.tsx';
import styles from './absence.module.css';
import { isWindow, WindowFields } from './window-fields.tsx';
import { words } from './words.ts';

type Question = Omit<AbsenceInput, 'language'>;

const fetched = 1000;
const shown = 50;
const dayMs = 86_400_000;
const stated = (facet: Facet | undefined): string[] => facet?.values.flatMap(({ value }) => value ?? []) ?? [];
const combobox = { transitionProps: { duration: 0 } };

export const StatementForm = ({ draft, onAsk }: { draft: Question; onAsk(question: Question): void }) => {
  const say = useWords(words);
  const { archive } = useArchive();
  const fieldsOf = (question: Question) => ({
    actor: question.actor,
    type: question.resource.type,
    id: question.resource.id ?? '',
    zone: question.zone,
    chosen: question.classes,
    // The whole archive where the address names no window.
    bounds: {
      from: question.from || (archive?.oldest ? formatDay(archive.oldest, question.zone) : ''),
      to: question.to || (archive?.newest ? formatDay(Date.parse(archive.newest) + dayMs, question.zone) : ''),
    },
  });
  const [followed, setFollowed] = useState(draft);
  const [fields, setFields] = useState(() => fieldsOf(draft));
  if (followed !== draft) {
    setFollowed(draft);
    setFields(fieldsOf(draft));
  }
  const { actor, type, id, zone, chosen, bounds } = fields;
  const change = (part: Partial<typeof fields>): void => setFields((before) => ({ ...before, ...part }));
  const ofType: Filter = { op: 'is', field: 'resource.type', values: [type.trim() || '-'] };
  const { facets: known } = useFacets(everything, zone, ['actor.email', 'resource.type'], fetched);
  const { facets: ids } = useFacets(ofType, zone, ['resource.id'], fetched, type.trim() !== '');
  const [users = [], types = []] = known?.facets.map(stated) ?? [];
  const missing =
    actor.trim() === '' ? 'actor' : type.trim() === '' ? 'type' : isWindow(bounds, zone) ? null : 'window';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (missing !== null) return;
        onAsk({
          actor: actor.trim(),
          resource: { type: type.trim(), id: id.trim() === '' ? null : id.trim() },
          from: bounds.from.trim(),
          to: bounds.to.trim(),
          zone,
          classes: chosen,
        });
      }}
    >
      <Autocomplete
        size="xs"
        label={say('actor')}
        placeholder="ana@acme.example"
        data={users}
        limit={shown}
        value={actor}
        onChange={(next) => change({ actor: next })}
        comboboxProps={combobox}
        data-testid="statement-actor"
      />
      <Autocomplete
        size="xs"
        label={say('type')}
        placeholder="recording"
        data={types}
        limit={shown}
        value={type}
        onChange={(next) => change({ type: next })}
        comboboxProps={combobox}
        data-testid="statement-type"
      />
      <Autocomplete
        size="xs"
        label={say('id')}
        data={type.trim() === '' ? [] : stated(ids?.facets[0])}
        limit={shown}
        value={id}
        onChange={(next) => change({ id: next })}
        comboboxProps={combobox}
        data-testid="statement-id"
      />
      <hr className={styles.row} aria-hidden />
      <WindowFields bounds={bounds} zone={zone} onBounds={(next) => change({ bounds: next })} />
      <ZoneSelect
        label={say('zone')}
        value={zone}
        onZone={(next) => {
          if (next !== null) change({ zone: next });
        }}
        testId="statement-zone"
      />
      <Text size="xs" c="var(--text-soft)" className={styles.wide ?? ''}>
        {say('timeHint')}
      </Text>
      <Checkbox.Group
        size="xs"
        label={say('classes')}
        value={chosen}
        onChange={(next) => change({ chosen: categories.filter((one) => next.includes(one)) })}
        className={styles.wide ?? ''}
      >
        <Group gap="md" mt={4}>
          {categories.map((one) => (
            <Checkbox key={one} value={one} label={say(one)} size="xs" />
          ))}
        </Group>
      </Checkbox.Group>
      <Group gap="sm" className={styles.wide ?? ''}>
        <Button type="submit" disabled={missing !== null} data-testid="statement-ask">
          {say('ask')}
        </Button>
        {missing === null ? null : (
          <Text size="xs" c="var(--text-soft)" data-testid="statement-missing">
            {say(`missing_${missing}`)}
          </Text>
        )}
      </Group>
    </form>
  );
};
