// What was written: where, what names it, who signed it, and what to tell the receiver.
import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconShieldCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { PackReport } from '#shared/model/pack.ts';
import type { ViewSearch } from '../../data/search.ts';
import { useHost } from '../../data/use-host.ts';
import { useHostDialogs } from '../../data/use-host-dialogs.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { FactList } from './fact-list.tsx';
import { WarningList } from './preview-panel.tsx';
import { words } from './words.ts';

export const PackResult = ({
  report,
  onBack,
  onAnother,
}: {
  report: PackReport;
  onBack(): void;
  onAnother(): void;
}) => {
  const say = useWords(words);
  const format = useFormat();
  const { can } = useHost();
  const { reveal } = useHostDialogs();
  const navigate = useNavigate();
  return (
    <Stack gap="xs" data-testid="pack-result">
      <Group gap={6} wrap="nowrap">
        <IconCircleCheck size={18} color="var(--success)" aria-hidden />
        <Text size="sm" fw={600} role="status">
          {say('done')}
        </Text>
      </Group>
      <FactList
        facts={[
          [say('fact_path'), report.path],
          [say('fact_size'), format.bytes(report.bytes)],
          [say('fact_events'), format.count(report.events)],
          [say('fact_files'), format.count(report.files)],
          [say('fact_sha256'), report.sha256],
          [say('fact_key'), `${report.key} (${say(`kept_${report.keyKept}`)})`],
          [say('fact_identity'), report.identity],
          [
            say('fact_custody'),
            report.custody === null
              ? say('custodyNone')
              : say('custodyLine', { line: format.count(report.custody + 1) }),
          ],
          [say('fact_took'), format.duration(report.elapsedMs)],
        ]}
      />
      <Text size="xs" c="var(--text-soft)">
        {say('tellKey')}
      </Text>
      <WarningList warnings={report.warnings} />
      <Group gap="xs">
        <Button
          leftSection={<IconShieldCheck size={16} aria-hidden />}
          onClick={() =>
            void navigate({
              to: '/evidence',
              search: (search: ViewSearch) => ({ ...search, look: 'received', pack: report.path }),
            })
          }
          data-testid="pack-check-it"
        >
          {say('checkIt')}
        </Button>
        {can('reveal') && (
          <Button variant="default" onClick={() => void reveal(report.path)}>
            {say('reveal')}
          </Button>
        )}
        <CopyButton value={report.path}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {say(copied ? 'copiedPath' : 'copyPath')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={onBack}>
          {say('again')}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {say('another')}
        </Button>
      </Group>
    </Stack>
  );
};
