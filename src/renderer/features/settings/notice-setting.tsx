// Whether the end of long work is told by the system when nobody is looking at the window.
import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useImportPreference } from '../../data/import-preferences.ts';
import { useWords } from '../../ui/define-words.ts';
import { Setting } from './setting.tsx';
import { words } from './words.ts';

const permissionNow = (): NotificationPermission => ('Notification' in window ? Notification.permission : 'denied');

export const NoticeSetting = () => {
  const say = useWords(words);
  const [notify, setNotify] = useImportPreference('notify');
  const [permission, setPermission] = useState(permissionNow);
  const change = async (wanted: boolean): Promise<void> => {
    // A browser asks its user only upon a click such as this one.
    const granted = wanted && permission === 'default' ? await Notification.requestPermission() : permission;
    setPermission(granted);
    setNotify(wanted && granted === 'granted');
  };
  return (
    <Setting label={say('notices')} help={say(permission === 'denied' ? 'noticesDenied' : 'noticesHelp')}>
      <Switch
        size="xs"
        label={say('noticesLabel')}
        checked={notify && permission === 'granted'}
        disabled={permission === 'denied'}
        onChange={(event) => void change(event.currentTarget.checked)}
        data-testid="setting-notices"
      />
    </Setting>
  );
};
