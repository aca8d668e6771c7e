// The changes of one resource, under its name.
import { Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { ReportedResource } from '#shared/model/change-report.ts';
import { useWords } from '../../../ui/define-words.ts';
import classes from './report.module.css';
import { ReportChange } from './report-change.tsx';
import { toHistory } from './report-search.ts';
import { words } from './words.ts';

interface Props {
  group: ReportedResource;
  zone: string;
  /** The tenant is told where there are several. */
  tenants: boolean;
}

export const ReportGroup = memo(({ group: { resource, name, changes }, zone, tenants }: Props) => {
  const say = useWords(words);
  const id = resource.id ?? say('noId');
  const history = toHistory(resource);
  const title = name ?? id;
  return (
    <section className={classes.group} data-testid="report-group">
      <h3 className={classes.groupTitle}>
        <span className={classes.soft}>{resource.type ?? say('noType')}</span>{' '}
        {history === null ? (
          <span className={name === null ? 'mono' : ''}>{title}</span>
        ) : (
          <Link
            to="/changes"
            search={history}
            className={name === null ? `mono ${classes.link}` : (classes.link ?? '')}
            aria-label={say('history', { name: title })}
            data-testid="report-resource"
          >
            {title}
          </Link>
        )}
        {name !== null && <span className={`mono ${classes.id}`}>{id}</span>}
        {tenants && (
          <Text span size="xs" c="var(--text-soft)" ml={6}>
            {say('tenant', { tenant: resource.tenantId ?? '—' })}
          </Text>
        )}
      </h3>
      <Table.ScrollContainer minWidth={560}>
        <Table className={classes.table ?? ''} aria-label={title}>
          <colgroup>
            <col className={classes.timeColumn} />
            <col className={classes.whoColumn} />
            <col />
            <col className={classes.wayColumn} />
          </colgroup>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say('when', { zone })}</Table.Th>
              <Table.Th scope="col">{say('who')}</Table.Th>
              <Table.Th scope="col">{say('what')}</Table.Th>
              <Table.Th scope="col" className={classes.way ?? ''}>
                {say('event')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changes.map((change) => (
              <ReportChange key={change.eventId} change={change} zone={zone} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
});
