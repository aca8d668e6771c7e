// Puts a finding into a pack: its accesses become the population, its events get proofs. Where a pack is in preparation, it asks
// whether the finding joins it.
import { Button, Menu } from '@mantine/core';
import { IconFileCertificate } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import type { Filter } from '#shared/model/filter.ts';
import { printFilter } from '#shared/model/filter-text.ts';
import type { Finding } from '#shared/model/outliers.ts';
import { emptyDraft, joined, mostEvents, mostFindings, readDraft, storeDraft } from '../../data/pack-draft.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { useArchiveKey } from '../../data/use-archive.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { words } from './words.ts';

interface Props {
  finding: Finding;
  /** The accesses it is about, to be read in the zone of the parameters' calendar. */
  filter: Filter;
  parameters: AnomalyParameters;
}

export const PackFinding = ({ finding, filter, parameters }: Props) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { language } = usePreferences();
  const archive = useArchiveKey();
  const navigate = useNavigate();
  const { actor, day, window, observed, id, eventIds, sentence } = finding;
  const path = archive?.path ?? '';
  const go = (): void =>
    void navigate({ to: '/evidence', search: { q: printFilter(filter), zone: parameters.calendar.zone } });
  const begin = (): void => {
    const told = { who: actor.email ?? actor.id ?? actor.key, count: count(observed), day, days: window };
    const draft = emptyDraft({
      title: say(window === 1 ? 'findingTitle' : 'findingTitleDays', told).slice(0, 200),
      filter: printFilter(filter),
      zone: parameters.calendar.zone,
      language,
      template: 'access-review',
      question: say('findingQuestion'),
      answer: sentence,
      findings: [id],
      parameters,
      events: joined([], eventIds, mostEvents),
    });
    storeDraft(path, draft);
    go();
  };
  const join = (): void => {
    const draft = readDraft(path);
    if (draft === null) {
      begin();
      return;
    }
    const { spec } = draft;
    storeDraft(path, {
      ...draft,
      spec: {
        ...spec,
        findings: joined(spec.findings, [id], mostFindings),
        parameters: spec.parameters ?? parameters,
        events: joined(spec.events, eventIds, mostEvents),
      },
    });
    go();
  };
  const button = (props: { onClick?: () => void }) => (
    <Button
      variant="default"
      size="compact-xs"
      leftSection={<IconFileCertificate size={14} aria-hidden />}
      data-testid="finding-pack"
      {...props}
    >
      {say('intoPack')}
    </Button>
  );
  const waiting = readDraft(path);
  if (waiting === null || waiting.spec.findings.length + waiting.spec.events.length + waiting.notes.length === 0) {
    return button({ onClick: begin });
  }
  const title = waiting.spec.title === '' ? say('untitled') : waiting.spec.title;
  return (
    <Menu position="bottom-start">
      <Menu.Target>{button({})}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={begin}>{say('newPack')}</Menu.Item>
        <Menu.Item onClick={join}>{say('addToPack', { title })}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
