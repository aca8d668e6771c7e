// Accesses of the SIVO team, statements of non-access, and the sample.
import { ActionIcon, Checkbox, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useWords } from '../../ui/define-words.ts';
import type { SpecProps } from './about-section.tsx';
import { PackSection } from './pack-section.tsx';
import classes from './packs.module.css';
import { words } from './words.ts';

export const FurtherSection = ({ spec, onSpec }: SpecProps) => {
  const say = useWords(words);
  const lines = spec.absence.map(({ actor, resource, from, to, zone }) =>
    say('absenceLine', {
      actor,
      resource: resource.id === null ? resource.type : `${resource.type}:${resource.id}`,
      from,
      to,
      zone,
    }),
  );
  const remove = (name: string, run: () => void) => (
    <Tooltip label={say('remove', { name })}>
      <ActionIcon size={22} aria-label={say('remove', { name })} onClick={run}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
  const { sample } = spec;
  const sampleText =
    sample === null ? '' : `${sample.title} ${say('sampleLine', { n: sample.n, seed: sample.seed })}`.trim();
  return (
    <>
      <PackSection title={say('absence')} help={say('absenceHelp')} testId="pack-absence">
        {lines.length === 0 && <Text size="sm">{say('absenceNone')}</Text>}
        <ul className={classes.list}>
          {lines.map((line, at) => (
            <li key={line} className={classes.row}>
              <div className={classes.rowBody}>{line}</div>
              {remove(line, () => onSpec({ absence: spec.absence.filter((_, place) => place !== at) }))}
            </li>
          ))}
        </ul>
      </PackSection>
      <PackSection title={say('sample')} testId="pack-sample">
        {sample === null ? (
          <Text size="sm">{say('sampleNone')}</Text>
        ) : (
          <div className={classes.row}>
            <div className={classes.rowBody}>{sampleText}</div>
            {remove(sampleText, () => onSpec({ sample: null }))}
          </div>
        )}
      </PackSection>
      <PackSection title={say('sivoIn')}>
        <Checkbox
          size="xs"
          label={say('sivoTeam')}
          checked={spec.sivoTeam}
          onChange={(event) => onSpec({ sivoTeam: event.currentTarget.checked })}
        />
      </PackSection>
    </>
  );
};
