// Who and what: the two things to give before it can be shown that a user did not access something.
import { Autocomplete, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { everything, type Filter } from '#shared/model/filter.ts';
import { printFilter } from '#shared/model/filter-text.ts';
import type { Facet } from '#shared/model/query.ts';
import { useToStatement } from '../../data/use-absence.ts';
import { useFacets } from '../../data/use-facets.ts';
import { useWords } from '../../ui/define-words.ts';
import { words } from './words.ts';

const fetched = 1000;
const shown = 50;

/** What a user did with a resource: a type of resource where the archive knows one of that name, an id otherwise. */
export const absenceQuery = (user: string, resource: string, types: readonly string[]): string => {
  const isType = types.some((type) => type.toLowerCase() === resource.toLowerCase());
  const what: Filter = { op: 'is', field: isType ? 'resource.type' : 'resource.id', values: [resource] };
  return printFilter({ op: 'and', args: [{ op: 'is', field: 'actor', values: [user] }, what] });
};

const stated = (facet: Facet | undefined): string[] => facet?.values.flatMap(({ value }) => value ?? []) ?? [];

export const AbsenceForm = ({ zone, onAsk }: { zone: string; onAsk(query: string): void }) => {
  const say = useWords(words);
  const toStatement = useToStatement();
  const [user, setUser] = useState('');
  const [resource, setResource] = useState('');
  const { facets: known } = useFacets(everything, zone, ['actor.email', 'resource.type'], fetched);
  const { facets: ids } = useFacets(everything, zone, ['resource.id'], fetched);
  const [users = [], types = []] = known?.facets.map(stated) ?? [];
  // Whether a word is a type or an id is not guessed while the types are not known.
  const ready = user.trim() !== '' && resource.trim() !== '' && known !== undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onAsk(absenceQuery(user.trim(), resource.trim(), types));
      }}
    >
      <Group gap="xs" align="flex-end" px={8} pb={8}>
        <Autocomplete
          size="xs"
          w={190}
          label={say('actor')}
          placeholder="ana@acme.example"
          data={users}
          limit={shown}
          value={user}
          onChange={setUser}
          comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
          autoFocus
          data-testid="absence-user"
        />
        <Autocomplete
          size="xs"
          w={190}
          label={say('resourceOrType')}
          data={[...new Set([...types, ...stated(ids?.facets[0])])]}
          limit={shown}
          value={resource}
          onChange={setResource}
          comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
          data-testid="absence-resource"
        />
        <Button type="submit" disabled={!ready} data-testid="absence-ask">
          {say('ask')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            const type = types.find((one) => one.toLowerCase() === resource.trim().toLowerCase());
            toStatement(user.trim(), type ?? null);
          }}
          data-testid="absence-statement"
        >
          {say('statement')}
        </Button>
      </Group>
    </form>
  );
};
