// At the foot of the dialog: the way to the sending, or why there is none.
import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import type { RestorePlan } from '#shared/model/restore.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { hostOf } from './host-of.ts';
import classes from './restore.module.css';
import { words } from './words.ts';

interface Props {
  plan: RestorePlan;
  /** Whether the plan shown is the one of the choices made. */
  current: boolean;
  undecided: boolean;
  onSend(): void;
  onClose(): void;
}

export const SendBar = ({ plan, current, undecided, onSend, onClose }: Props) => {
  const say = useWords(words);
  const { show, filter, zone, sort } = useView();
  const idle = plan.notes.some(({ code }) => code === 'NOTHING_TO_DO');
  const why = idle ? say('sendNothing') : undecided ? say('sendBlocked') : null;
  return (
    <Group justify="space-between" gap="sm" className={classes.foot ?? ''}>
      {plan.endpoint ? (
        <Text size="xs" c="var(--text-soft)" role="status">
          {why}
        </Text>
      ) : (
        <Text size="xs" c="var(--text-soft)" className={classes.about ?? ''} data-testid="restore-send-off">
          {say('sendOff')}{' '}
          <Anchor
            component="button"
            type="button"
            size="xs"
            onClick={() => show({ page: '/settings', filter, zone, sort })}
            data-testid="restore-set-up"
          >
            {say('setUp')}
          </Anchor>
        </Text>
      )}
      <Group gap="xs">
        <Button variant="default" onClick={onClose}>
          {say('close')}
        </Button>
        {plan.endpoint && (
          <Button
            leftSection={<IconSend size={14} aria-hidden />}
            disabled={why !== null || !current}
            onClick={onSend}
            data-testid="restore-send"
          >
            {say('send', { host: hostOf(plan.request.url) })}
          </Button>
        )}
      </Group>
    </Group>
  );
};
