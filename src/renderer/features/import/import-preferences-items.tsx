// The menu's switches: whether files are always shown before they are imported, and whether a long import's end is told.
import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useImportPreference } from '../../data/import-preferences.ts';
import { useWords } from '../../ui/define-words.ts';
import { words } from './words.ts';

const permissionNow = (): NotificationPermission => ('Notification' in window ? Notification.permission : 'denied');

export const ImportPreferencesItems = () => {
  const say = useWords(words);
  const [alwaysPreview, setAlwaysPreview] = useImportPreference('alwaysPreview');
  const [notify, setNotify] = useImportPreference('notify');
  const [permission, setPermission] = useState(permissionNow);

  // A browser asks its user only upon a click such as this one.
  const change = async (wanted: boolean): Promise<void> => {
    const granted = wanted && permission === 'default' ? await Notification.requestPermission() : permission;
    setPermission(granted);
    setNotify(wanted && granted === 'granted');
  };

  return (
    <>
      <Menu.CheckboxItem checked={alwaysPreview} onChange={setAlwaysPreview} data-testid="always-preview">
        {say('alwaysPreview')}
      </Menu.CheckboxItem>
      <Menu.CheckboxItem
        checked={notify && permission === 'granted'}
        disabled={permission === 'denied'}
        title={permission === 'denied' ? say('notifyDenied') : undefined}
        onChange={(wanted) => void change(wanted)}
        data-testid="notify-end"
      >
        {say('notifyEnd')}
      </Menu.CheckboxItem>
    </>
  );
};
