// The Settings page, with the settings that other features bring.
import { RestoreSettings } from '../restore/restore-settings.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';

export const SettingsPlace = () => <SettingsPage more={<RestoreSettings />} />;
