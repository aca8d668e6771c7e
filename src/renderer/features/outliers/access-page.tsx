// The Access page: who accesses unusually, everybody at a glance, rules, and the plain counts.
import { Tabs, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageParam } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ActorPlace } from './actor-place.tsx';
import { CountsPart } from './counts-part.tsx';
import type { PackSlot } from './findings/findings-list.tsx';
import { FindingsPart } from './findings/findings-part.tsx';
import styles from './outliers.module.css';
import { OverviewPart } from './overview/overview-part.tsx';
import { words } from './words.ts';

const looks = ['findings', 'overview', 'rules', 'counts'] as const;
const names = { findings: 'findings', overview: 'overview', rules: 'rules', counts: 'countsTab' } as const;

export interface AccessPageProps {
  /** What the rules found: of another feature, so the shell passes it; without it there is no such tab. */
  rules?: ReactNode;
  /** Puts a finding into an evidence pack. */
  pack?: PackSlot;
}

export const AccessPage = ({ rules, pack }: AccessPageProps) => {
  const say = useWords(words);
  const [asked, setLook] = usePageParam('look', 'findings');
  const shown = looks.filter((one) => one !== 'rules' || rules !== undefined);
  const [actorKey] = usePageParam('actor', '');
  const look = shown.find((one) => one === asked) ?? 'findings';
  if (actorKey !== '') return <ActorPlace key={actorKey} actorKey={actorKey} />;
  return (
    <>
      <VisuallyHidden component="h1">{say('page')}</VisuallyHidden>
      <Tabs
        value={look}
        onChange={(value) => setLook(value ?? 'findings')}
        keepMounted={false}
        className={styles.tabs ?? ''}
        data-testid="access-page"
      >
        <Tabs.List aria-label={say('looks')}>
          {shown.map((one) => (
            <Tabs.Tab key={one} value={one} data-testid={`access-${one}-tab`}>
              {say(names[one])}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="findings" className={styles.panel ?? ''}>
          <FindingsPart pack={pack} />
        </Tabs.Panel>
        <Tabs.Panel value="overview" className={styles.panel ?? ''}>
          <OverviewPart />
        </Tabs.Panel>
        {rules !== undefined && (
          <Tabs.Panel value="rules" className={styles.panel ?? ''}>
            {rules}
          </Tabs.Panel>
        )}
        <Tabs.Panel value="counts" className={styles.panel ?? ''}>
          <CountsPart />
        </Tabs.Panel>
      </Tabs>
    </>
  );
};
