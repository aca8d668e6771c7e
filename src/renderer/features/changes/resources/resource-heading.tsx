// Which resource this is: type, name, id and, where several tenants have one like it, whose.
import { NativeSelect, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ResourceHistory } from '#shared/model/changes.ts';
import { useManyTenants } from '../../../data/use-many-tenants.ts';
import { useView } from '../../../data/view-state.ts';
import { useWords } from '../../../ui/define-words.ts';
import { formatDay } from '../../../ui/format-time.ts';
import { useFormat } from '../../../ui/use-format.ts';
import { CopyTextButton } from './copy-text-button.tsx';
import classes from './resources.module.css';
import { words } from './words.ts';

interface Props {
  history: ResourceHistory;
  back: ReactNode;
  onTenant(tenantId: string | null): void;
}

export const ResourceHeading = ({ history, back, onTenant }: Props) => {
  const say = useWords(words);
  const format = useFormat();
  const { zone, text } = useView();
  const manyTenants = useManyTenants();
  const { resource, name, tenants, versions } = history;
  const [first, last] = [versions[0], versions.at(-1)];
  const tenant = resource.tenantId;
  return (
    <header>
      <div className={classes.heading}>
        {back}
        <h2 data-testid="resource-title">
          {resource.type} {name ?? ''}
        </h2>
        <span className={classes.headingId}>
          {resource.id}
          <CopyTextButton value={resource.id} label={say('copyId')} />
        </span>
        {manyTenants && tenants.length < 2 && tenant !== undefined ? (
          <Text span size="sm" c="var(--text-soft)">
            {say('tenant')}: {tenant ?? say('tenantNone')}
          </Text>
        ) : null}
        <Text span size="sm" c="var(--text-soft)" className="tabular">
          {say('versions', { count: versions.length, shown: format.count(versions.length) })}
          {first === undefined || last === undefined
            ? ''
            : ` · ${say('lifetime', { from: formatDay(first.at, zone), to: formatDay(last.at, zone), zone })}`}
          {last?.kind === 'delete' ? <span className={classes.gone}> · {say('deleted')}</span> : null}
        </Text>
        {text === '' ? null : (
          <Text span size="xs" c="var(--text-faint)" data-testid="all-versions">
            {say('allVersions')}
          </Text>
        )}
      </div>
      {tenants.length < 2 ? null : (
        <div className={classes.heading} data-testid="resource-tenants">
          <NativeSelect
            size="xs"
            label={say('tenants')}
            value={String(tenants.indexOf(tenant ?? null))}
            onChange={(event) => onTenant(tenants[Number(event.currentTarget.value)] ?? null)}
            data={tenants.map((one, place) => ({ value: String(place), label: one ?? say('tenantNone') }))}
          />
        </div>
      )}
    </header>
  );
};
