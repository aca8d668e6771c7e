// The builder: what goes into an evidence pack on one page, what it would hold beside it, and the button that writes it.
import { Group, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { draftOf, specOf } from '../../data/pack-draft.ts';
import { useArchiveKey } from '../../data/use-archive.ts';
import { useCase } from '../../data/use-case.ts';
import { usePackDraft } from '../../data/use-pack-draft.ts';
import { useWords } from '../../ui/define-words.ts';
import { AboutSection } from './about-section.tsx';
import { FindingsSection, ViewsSection } from './case-sections.tsx';
import { EventsSection } from './events-section.tsx';
import { FurtherSection } from './further-section.tsx';
import { KeyCard } from './key-card.tsx';
import classes from './packs.module.css';
import { PopulationSection } from './population-section.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { RedactSection } from './redact-section.tsx';
import { SpecTools } from './spec-tools.tsx';
import { StorySection } from './story-section.tsx';
import { useAddressSample } from './use-address-sample.ts';
import { useAddressStatement } from './use-address-statement.ts';
import { words } from './words.ts';
import { type BrowseFolders, WritePanel } from './write-panel.tsx';

export const PackPart = ({ browse }: { browse: BrowseFolders }) => {
  const archive = useArchiveKey();
  return archive === null ? null : <Builder key={archive.path} archive={archive.path} browse={browse} />;
};

const Builder = ({ archive, browse }: { archive: string; browse: BrowseFolders }) => {
  const say = useWords(words);
  const { draft, kept, change, changeSpec, replace, reset } = usePackDraft(archive);
  const { state } = useCase();
  useAddressStatement(draft.spec, changeSpec);
  useAddressSample(state, changeSpec);
  const spec = useMemo(() => specOf(draft), [draft]);
  const parts = { spec: draft.spec, onSpec: changeSpec };
  return (
    <div className={classes.page} data-testid="pack-part">
      <div className={classes.form}>
        <Group justify="space-between" align="flex-start" gap="sm" mb="md">
          <div>
            <Title order={1} size="h3">
              {say('title')}
            </Title>
            <Text size="sm" c="var(--text-soft)">
              {say('intro')}
            </Text>
          </div>
          <SpecTools spec={spec} onOpen={(opened) => replace(draftOf(opened))} onReset={reset} />
        </Group>
        {!kept && (
          <Text size="sm" c="var(--danger)" role="alert" mb="sm">
            {say('notKept')}
          </Text>
        )}
        <AboutSection {...parts} />
        <PopulationSection {...parts} />
        <FindingsSection {...parts} state={state} />
        <EventsSection {...parts} state={state} />
        <StorySection notes={draft.notes} state={state} onNotes={(notes) => change({ notes })} />
        <ViewsSection {...parts} state={state} />
        <FurtherSection {...parts} />
        <RedactSection {...parts} />
      </div>
      <div className={classes.aside}>
        <WritePanel
          spec={spec}
          path={draft.path}
          browse={browse}
          onPath={(path) => change({ path })}
          onAnother={reset}
        />
        <PreviewPanel spec={spec} />
        <KeyCard />
      </div>
    </div>
  );
};
