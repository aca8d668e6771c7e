// Resources that changed: the list of them, or the one the address names.
import { Anchor, Text } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { ResourceRef } from '#shared/model/changes.ts';
import { readResource } from '#shared/model/resource-name.ts';
import { useWords } from '../../../ui/define-words.ts';
import { ResourceList } from './resource-list.tsx';
import { ResourcePage } from './resource-page.tsx';
import classes from './resources.module.css';
import { useResourceAddress } from './use-resource-address.ts';
import { words } from './words.ts';

/** Null where the text is no `TYPE:ID`. */
const resourceOf = (of: string, tenantId: string | null | undefined): ResourceRef | null => {
  try {
    return { ...readResource(of), ...(tenantId === undefined ? {} : { tenantId }) };
  } catch {
    return null;
  }
};

export interface ResourcesPartProps {
  /** Buttons for the ways back from a version, given its event. */
  wayBack: ((eventId: string) => ReactNode) | undefined;
}

export const ResourcesPart = ({ wayBack }: ResourcesPartProps) => {
  const say = useWords(words);
  const { of, tenantId, open } = useResourceAddress();
  const resource = useMemo(() => (of === null ? null : resourceOf(of, tenantId)), [of, tenantId]);
  // Going to a resource and back is one walk: the keyboard goes along, and the list is where it was left.
  const [walk, setWalk] = useState<{ place: number } | null>(null);
  if (of === null) {
    return (
      <ResourceList
        place={walk?.place ?? 0}
        takesFocus={walk !== null}
        onOpen={(chosen, place) => {
          setWalk({ place });
          open(chosen);
        }}
      />
    );
  }
  if (resource === null) {
    return (
      <div className={classes.notice} role="alert" data-testid="bad-resource">
        <Text fw={600}>{say('badResource')}</Text>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {say('badResourceHelp', { text: of.slice(0, 200) })}
        </Text>
        <Anchor component="button" type="button" size="sm" mt="xs" onClick={() => open(null)}>
          {say('back')}
        </Anchor>
      </div>
    );
  }
  return <ResourcePage key={`${of} ${tenantId}`} resource={resource} takesFocus={walk !== null} wayBack={wayBack} />;
};
