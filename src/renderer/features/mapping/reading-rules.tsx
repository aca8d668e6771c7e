// How times and changes are written in a kind of file, as parts of its mapping.
import { Group, Select } from '@mantine/core';
import {
  type DiffShape,
  diffShapes,
  type MappingProfile,
  type TimeFormat,
  timeFormats,
} from '#shared/model/mapping.ts';
import { useWords } from '../../ui/define-words.ts';
import { ZoneSelect } from '../../ui/zone-select.tsx';
import { withTime } from './draft-profile.ts';
import { words } from './words.ts';

interface Props {
  profile: MappingProfile;
  onProfile(profile: MappingProfile): void;
}

export const ReadingRules = ({ profile, onProfile }: Props) => {
  const say = useWords(words);
  return (
    <Group gap="xs" grow align="flex-end" mt="xs">
      <Select
        label={say('timeFormat')}
        value={profile.time.format}
        data={timeFormats.map((value) => ({ value, label: say(`time_${value}`) }))}
        allowDeselect={false}
        onChange={(next) => {
          if (next !== null) onProfile(withTime(profile, { format: next as TimeFormat }));
        }}
        data-testid="time-format"
      />
      <ZoneSelect
        label={say('zoneOwn')}
        value={profile.time.zone}
        placeholder={say('zoneOwnNone')}
        clearable
        onZone={(zone) => onProfile(withTime(profile, { zone }))}
        testId="profile-zone"
      />
      <Select
        label={say('diffShape')}
        value={profile.diff}
        data={diffShapes.map((value) => ({ value, label: say(`diff_${value}`) }))}
        allowDeselect={false}
        onChange={(next) => {
          if (next !== null) onProfile({ ...profile, diff: next as DiffShape });
        }}
        data-testid="diff-shape"
      />
    </Group>
  );
};
