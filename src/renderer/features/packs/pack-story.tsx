// Makes a pack of the case's story: its parts and their events join the pack in preparation.
import { Button } from '@mantine/core';
import { IconFileCertificate } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { emptyDraft, joined, mostEvents, readDraft, storeDraft } from '../../data/pack-draft.ts';
import { usePreferences } from '../../data/preferences.tsx';
import type { ViewSearch } from '../../data/search.ts';
import { useArchiveKey } from '../../data/use-archive.ts';
import { useCase } from '../../data/use-case.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { caseStory } from './story-parts.ts';
import { words } from './words.ts';

export const PackStory = () => {
  const say = useWords(words);
  const { language } = usePreferences();
  const { zone } = useView();
  const { state } = useCase();
  const archive = useArchiveKey();
  const navigate = useNavigate();
  const make = (): void => {
    if (archive === null) return;
    const draft = readDraft(archive.path) ?? emptyDraft({ zone, language });
    const parts = caseStory(state, draft.notes);
    const ids = parts.flatMap(({ eventId }) => (eventId === null ? [] : [eventId]));
    storeDraft(archive.path, {
      ...draft,
      notes: [...draft.notes, ...parts],
      spec: { ...draft.spec, events: joined(draft.spec.events, ids, mostEvents) },
    });
    void navigate({ to: '/evidence', search: ({ q, zone: asked }: ViewSearch) => ({ q, zone: asked }) });
  };
  return (
    <Button
      variant="default"
      leftSection={<IconFileCertificate size={16} aria-hidden />}
      onClick={make}
      data-testid="story-pack"
    >
      {say('storyPack')}
    </Button>
  );
};
