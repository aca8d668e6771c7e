// Resources that changed: the list of them, or the one the address names.
import { Anchor, Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
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
  if (of === null) return <ResourceList onOpen={open} />;
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
  return <ResourcePage key={`${of} ${tenantId}`} resource={resource} wayBack={wayBack} />;
};
