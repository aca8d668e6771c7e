// What changed, resource by resource; whether a change is missing; and the changes of a period as prose.
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageParam } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ChainPart } from './chain/chain-part.tsx';
import classes from './changes.module.css';
import { ReportPart } from './report/report-part.tsx';
import { ResourcesPart } from './resources/resources-part.tsx';
import { words } from './words.ts';

const looks = ['resources', 'chain', 'report'] as const;

export interface ChangesPageProps {
  /** Buttons for the ways back from a version, given its event: of another feature, so the shell passes them. */
  wayBack?: (eventId: string) => ReactNode;
}

export const ChangesPage = ({ wayBack }: ChangesPageProps) => {
  const say = useWords(words);
  const [asked, setLook] = usePageParam('look', 'resources');
  const look = looks.find((one) => one === asked) ?? 'resources';
  return (
    <Tabs
      value={look}
      onChange={(value) => setLook(value ?? 'resources')}
      keepMounted={false}
      className={classes.page ?? ''}
      data-testid="changes-page"
    >
      <Tabs.List aria-label={say('looks')}>
        {looks.map((one) => (
          <Tabs.Tab key={one} value={one} data-testid={`changes-${one}`}>
            {say(one)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="resources" className={classes.panel ?? ''}>
        <ResourcesPart wayBack={wayBack} />
      </Tabs.Panel>
      <Tabs.Panel value="chain" className={classes.panel ?? ''}>
        <ChainPart />
      </Tabs.Panel>
      <Tabs.Panel value="report" className={classes.panel ?? ''}>
        <ReportPart />
      </Tabs.Panel>
    </Tabs>
  );
};
