// The Evidence page: what is handed over, and what is received, each from a feature of its own.
import { Tabs } from '@mantine/core';
import type { FC } from 'react';
import { useArchive } from '../../data/use-archive.ts';
import { usePageParam } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { StatementPart } from '../absence/statement-part.tsx';
import { CustodyPart } from '../custody/custody-part.tsx';
import { KeysPart } from '../keys/keys-part.tsx';
import { PackPart } from '../packs/pack-part.tsx';
import { ReceivedPart } from '../packs/received-part.tsx';
import { SamplesPart } from '../samples/samples-part.tsx';
import { browseFolders } from './browse-folders.tsx';
import classes from './evidence-place.module.css';
import { words } from './words.ts';

const parts = {
  packs: () => <PackPart browse={browseFolders} />,
  statement: StatementPart,
  samples: SamplesPart,
  custody: CustodyPart,
  keys: KeysPart,
  received: () => <ReceivedPart browse={browseFolders} />,
} as const satisfies Record<string, FC>;
type Look = keyof typeof parts;
const looks = Object.keys(parts) as Look[];
/** What can be done while no archive is open. */
const withoutArchive: readonly Look[] = ['received', 'keys'];

export const EvidencePlace = () => {
  const say = useWords(words);
  const [asked, setLook] = usePageParam('look', 'packs');
  const { archive } = useArchive();
  const shown = archive === null ? withoutArchive : looks;
  const look = shown.find((one) => one === asked) ?? shown[0] ?? 'packs';
  return (
    <Tabs
      value={look}
      onChange={(value) => setLook(value ?? 'packs')}
      keepMounted={false}
      className={classes.page ?? ''}
      data-testid="evidence-page"
    >
      <Tabs.List aria-label={say('looks')}>
        {shown.map((one) => (
          <Tabs.Tab key={one} value={one} className={classes.tab ?? ''} data-testid={`evidence-${one}`}>
            {say(one)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {shown.map((one) => {
        const Part = parts[one];
        return (
          <Tabs.Panel key={one} value={one} className={classes.panel ?? ''}>
            <Part />
          </Tabs.Panel>
        );
      })}
    </Tabs>
  );
};
