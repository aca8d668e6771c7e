// The dialog of an S3 export: bucket, prefix, and where the store is when it is not AWS.
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useImportJob } from '../../data/job.tsx';
import { useView } from '../../data/view-state.ts';
import { dayInstant } from '../../ui/day-instant.ts';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { isUrlAllowed } from './connection-draft.ts';
import { DayFields } from './day-fields.tsx';
import { words } from './words.ts';

const fields = ['bucket', 'prefix', 'endpoint', 'region', 'profile'] as const;
const helps = { prefix: 'prefixHelp', endpoint: 'endpointHelp', profile: 'profileHelp' } as const;
const hasHelp = (field: string): field is keyof typeof helps => Object.hasOwn(helps, field);
const orNull = (text: string): string | null => (text === '' ? null : text);

export const S3Dialog = ({ onClose }: { onClose: () => void }) => {
  const say = useWords(words);
  const { zone } = useView();
  const { job, fetchBucket } = useImportJob();
  const [store, setStore] = useState({ bucket: '', prefix: '', endpoint: '', region: '', profile: '' });
  const [days, setDays] = useState({ from: '', to: '' });
  const from = days.from === '' ? null : dayInstant(days.from, zone);
  const to = days.to === '' ? null : dayInstant(days.to, zone, 1);
  const daysFit =
    (days.from === '' || from !== null) &&
    (days.to === '' || to !== null) &&
    (days.from === '' || days.to === '' || days.from <= days.to);
  const endpointFits = store.endpoint === '' || isUrlAllowed(store.endpoint);
  const ready = store.bucket !== '' && daysFit && endpointFits;
  return (
    <Dialog onClose={onClose} title={say('s3Title')} size="lg">
      <form
        data-testid="s3-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          const { bucket, prefix, endpoint, region, profile } = store;
          fetchBucket({
            bucket,
            prefix,
            endpoint: orNull(endpoint),
            region: orNull(region),
            profile: orNull(profile),
            from,
            to,
          });
          onClose();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{say('s3Help')}</Text>
          {fields.map((field) => (
            <TextInput
              key={field}
              label={say(field)}
              description={hasHelp(field) ? say(helps[field]) : null}
              value={store[field]}
              required={field === 'bucket'}
              error={field === 'endpoint' && !endpointFits ? say('urlBad') : null}
              spellCheck={false}
              autoComplete="off"
              data-autofocus={field === 'bucket' || undefined}
              data-testid={`s3-${field}`}
              onChange={(event) => setStore({ ...store, [field]: event.currentTarget.value.trim() })}
            />
          ))}
          <div>
            <Text size="sm" fw={600}>
              {say('dates')}
            </Text>
            <Text size="xs" c="var(--text-soft)">
              {say('datesHelp')}
            </Text>
          </div>
          <DayFields {...days} zone={zone} onChange={(nextFrom, nextTo) => setDays({ from: nextFrom, to: nextTo })} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button
              type="submit"
              disabled={!ready || job?.state === 'running'}
              title={job?.state === 'running' ? say('busy') : undefined}
              data-testid="s3-start"
            >
              {say('fetch')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};
