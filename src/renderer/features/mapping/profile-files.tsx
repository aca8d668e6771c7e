// Saves a mapping as a JSON file and loads one: the same file the command line takes with --profile.
import { Button, Group, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { MappingProfile } from '#shared/model/mapping.ts';
import { useProblem } from '../../data/use-problem.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveText } from '../../ui/save-text.ts';
import { profileFileName, readProfile } from './read-profile.ts';
import { words } from './words.ts';

interface Props {
  profile: MappingProfile;
  onProfile(profile: MappingProfile): void;
}

export const ProfileFiles = ({ profile, onProfile }: Props) => {
  const say = useWords(words);
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<unknown>(null);
  const problem = useProblem(error);
  const load = async (file: File): Promise<void> => {
    setError(null);
    try {
      onProfile(readProfile(file.name, await file.text()));
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <>
      {problem === null ? null : <ProblemNote problem={problem} onClose={() => setError(null)} />}
      <Group gap="xs" align="flex-end">
        <TextInput
          label={say('profileName')}
          value={profile.name}
          maxLength={200}
          onChange={(event) => {
            // A profile must have a name; an emptied field keeps the last letter until another is typed.
            if (event.currentTarget.value !== '') onProfile({ ...profile, name: event.currentTarget.value });
          }}
          data-testid="profile-name"
        />
        <Button
          variant="default"
          onClick={() =>
            saveText(profileFileName(profile), `${JSON.stringify(profile, null, 2)}\n`, 'application/json')
          }
          data-testid="save-profile"
        >
          {say('saveProfile')}
        </Button>
        <Button variant="default" onClick={() => input.current?.click()}>
          {say('loadProfile')}
        </Button>
      </Group>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={say('loadProfile')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) void load(file);
        }}
        data-testid="load-profile"
      />
    </>
  );
};
