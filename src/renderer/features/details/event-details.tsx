// A read event: its head with what the analyst said of it, the banner and switch of a conflict, and the tabs. The chosen tab is kept in the address.
import { Alert, Button, Group, SegmentedControl, Tabs, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { EventVersion } from '#shared/model/event.ts';
import type { CaseControl } from '../../data/use-case.ts';
import { usePageParam, useView } from '../../data/view-state.ts';
import { CategoryMark } from '../../ui/category-mark.tsx';
import { useWords } from '../../ui/define-words.ts';
import { formatTime } from '../../ui/format-time.ts';
import { SivoBadge } from '../../ui/sivo-badge.tsx';
import { ChangeTab } from './change-tab.tsx';
import styles from './details.module.css';
import { EventMarks } from './event-marks.tsx';
import { FieldsTab } from './fields-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { NeighboursTab } from './neighbours-tab.tsx';
import { OriginSection } from './origin-section.tsx';
import { RawTab } from './raw-tab.tsx';
import { VersionsTab } from './versions-tab.tsx';
import { words } from './words.ts';

const tabs = ['fields', 'change', 'neighbours', 'history', 'raw', 'versions'] as const;

export interface EventDetailsProps {
  versions: readonly EventVersion[];
  control: CaseControl;
  /** The row of buttons over the event. */
  actions: ReactNode;
  /** Buttons over the change. */
  changeActions: ReactNode;
}

export const EventDetails = ({ versions, control, actions, changeActions }: EventDetailsProps) => {
  const say = useWords(words);
  const { zone } = useView();
  const [chosen, setChosen] = useState(0);
  const [tab, setTab] = usePageParam('tab', 'fields');
  const version = versions[chosen] ?? versions[0];
  if (version === undefined) return null;
  const { event } = version;
  const inConflict = versions.length > 1;
  const known = tabs.find((name) => name === tab) ?? 'fields';
  const tabName = known === 'versions' && !inConflict ? 'fields' : known;
  return (
    <>
      <header className={styles.head}>
        {actions}
        <div>
          <h2 className={styles.title} style={{ margin: 0 }}>
            {event.action ?? say('noAction')}
            {event.resource.type === null ? null : ` ${say('onResource', { type: event.resource.type })}`}
          </h2>
          <Text size="xs" c="var(--text-faint)" style={{ fontVariantNumeric: 'tabular-nums' }}>
            {formatTime(event.timestamp, zone)} ({zone}) · {event.actor.email ?? event.actor.id ?? say('notStated')}
          </Text>
        </div>
        <Group gap="sm" mt={6}>
          <CategoryMark category={event.category} />
          {event.crossTenant === true ? <SivoBadge /> : null}
        </Group>
        {event.crossTenant === true ? (
          <Text size="xs" mt={6} data-testid="sivo-reason">
            {event.reason === null ? say('sivoTeamNoReason') : say('sivoTeamWhy', { reason: event.reason })}
          </Text>
        ) : null}
        {inConflict ? (
          <Alert
            mt={8}
            p="xs"
            icon={<IconAlertTriangle />}
            title={say('conflictTitle')}
            classNames={{
              root: styles.conflict ?? '',
              icon: styles.conflictIcon ?? '',
              title: styles.conflictTitle ?? '',
            }}
            data-testid="conflict-banner"
          >
            <Text size="xs">{say('conflictText', { count: versions.length })}</Text>
            <SegmentedControl
              mt={6}
              size="xs"
              aria-label={say('version')}
              value={String(chosen)}
              onChange={(value) => setChosen(Number(value))}
              data={versions.map((_, at) => ({ value: String(at), label: say('versionNumber', { number: at + 1 }) }))}
            />
            <Text size="xs" mt={4}>
              {say('versionFrom', { source: version.provenance.source, line: version.provenance.line })}
            </Text>
            {tabName === 'versions' ? null : (
              <Button
                variant="default"
                size="compact-xs"
                mt={6}
                onClick={() => setTab('versions')}
                data-testid="compare-versions"
              >
                {say('compareVersions')}
              </Button>
            )}
          </Alert>
        ) : null}
        <EventMarks id={event.id} control={control} />
      </header>
      <Tabs value={tabName} onChange={(value) => setTab(value ?? 'fields')} className={styles.tabs} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="fields">{say('tabFields')}</Tabs.Tab>
          <Tabs.Tab value="change" data-testid="tab-change">
            {say('tabChange')}
          </Tabs.Tab>
          <Tabs.Tab value="neighbours">{say('tabNeighbours')}</Tabs.Tab>
          <Tabs.Tab value="history">{say('tabHistory')}</Tabs.Tab>
          <Tabs.Tab value="raw">{say('tabRaw')}</Tabs.Tab>
          {inConflict ? <Tabs.Tab value="versions">{say('tabVersions')}</Tabs.Tab> : null}
        </Tabs.List>
        <Tabs.Panel value="fields" className={styles.panel}>
          <FieldsTab version={version} zone={zone} />
        </Tabs.Panel>
        <Tabs.Panel value="change" className={styles.panel}>
          <ChangeTab version={version} actions={changeActions} />
        </Tabs.Panel>
        <Tabs.Panel value="neighbours" className={styles.panel}>
          <NeighboursTab version={version} />
        </Tabs.Panel>
        <Tabs.Panel value="history" className={styles.panel}>
          <HistoryTab version={version} />
        </Tabs.Panel>
        <Tabs.Panel value="raw" className={styles.panel}>
          <RawTab raw={version.raw} />
          <OriginSection version={version} zone={zone} />
        </Tabs.Panel>
        {inConflict ? (
          <Tabs.Panel value="versions" className={styles.panel}>
            <VersionsTab versions={versions} zone={zone} />
          </Tabs.Panel>
        ) : null}
      </Tabs>
    </>
  );
};
