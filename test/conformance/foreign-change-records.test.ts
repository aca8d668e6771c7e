// Change records of other systems: what was changed from what to what, or plainly nothing; never something else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '#shared/model/event.ts';
import { fieldChangesOf } from '#shared/model/field-changes.ts';
import { fixtureFolder } from '#test/support/fixture-folder.ts';
import { importTexts } from '#test/support/import-texts.ts';

const panther = fixtureFolder('panther');
const sentinel = fixtureFolder('sentinel');

const eventsOf = async (folder: string | null, name: string): Promise<AuditEvent[]> => {
  const files = { [name]: readFileSync(join(folder ?? '', name)) };
  const { writer } = await importTexts(files, { decisions: { zone: 'UTC', dateOrder: 'month-first' } });
  return writer.events.map(({ event }) => event);
};

const isChange = (event: AuditEvent): boolean =>
  event.diff !== undefined || event.before !== undefined || event.after !== undefined;

const told = async (folder: string | null, name: string) =>
  (await eventsOf(folder, name)).filter(isChange).map((event) => ({ event, changes: fieldChangesOf(event) }));

const one = (field: string, from: unknown, to: unknown) => [{ field, from, to }];

describe.skipIf(panther === null)('services', () => {
  it('Asana: the values of a setting, which are no states of the workspace', async () => {
    const records = await told(panther, 'asana.jsonl');
    expect(records).toHaveLength(17);
    const of = (action: string) => records.filter(({ event }) => event.action === action).map(({ changes }) => changes);
    expect(of('workspace_default_session_duration_changed')).toEqual([one('value', '14 days', 'never')]);
    expect(of('user_workspace_admin_role_changed')).toEqual([one('value', 'member', 'domain_admin')]);
    expect(of('team_privacy_settings_changed')[0]).toEqual([{ field: 'value', to: 'public' }]);
    for (const { event } of records) expect([event.before, event.after]).toEqual([undefined, undefined]);
  });

  it('Google Workspace: settings by their names, lists of one item as the item', async () => {
    const records = (await told(panther, 'gsuite_activityevent.jsonl')).map(({ changes }) => changes);
    expect(records).toHaveLength(36);
    expect(records).toContainEqual(one('ENABLE_G_SUITE_MARKETPLACE', '2', '3'));
    expect(records).toContainEqual(one('SHARING_OUTSIDE_DOMAIN', 'READ_ONLY_ACCESS', 'READ_WRITE_ACCESS'));
    expect(records).toContainEqual(one('Password Management - Enforce strong password', 'on', 'off'));
    expect(records).toContainEqual(one('rename', 'Document Title- Old', 'Document Title- Found Here'));
    expect(records).toContainEqual([
      { field: 'Advanced Protection Program Settings - Allow security codes', to: 'ALLOWED_WITH_REMOTE_ACCESS' },
    ]);
  });

  it('Zoom: every setting that its text tells', async () => {
    const records = (await told(panther, 'zoom_operation.jsonl')).map(({ changes }) => changes);
    expect(records).toHaveLength(23);
    expect(records).toContainEqual(one('Sign in with Two-Factor Authentication', 'On', 'Off'));
    expect(records).toContainEqual(one('homer.simpson@duff.io', 'User', 'Co-Owner'));
    expect(records).toContainEqual([
      { field: 'Have at least specified length of characters', from: '8', to: '14' },
      { field: 'Include at least 1 letter', from: 'On', to: 'Off' },
      { field: 'Include at least 1 number', from: 'On', to: 'Off' },
      { field: 'Include both uppercase and lowercase characters', from: 'On', to: 'Off' },
    ]);
  });

  it('Google Cloud and Slack: a zone before and after, scopes before and after', async () => {
    const [zone, ...noMore] = await told(panther, 'gcp_audit.jsonl');
    expect(noMore).toEqual([]);
    expect(zone?.changes.map(({ field }) => field)).toEqual(['fingerprint', 'privateVisibilityConfig']);
    expect(zone?.changes[0]).toMatchObject({ from: '3f961d0b0a9e6a8c0000018849fb7b5f' });
    const scopes = await told(panther, 'slack.jsonl');
    expect(scopes.map(({ changes }) => changes.map(({ field }) => field))).toEqual([['scopes']]);
    expect(scopes[0]?.changes[0]).toMatchObject({
      from: expect.arrayContaining(['commands']),
      to: expect.arrayContaining(['team:read', 'im:history']),
    });
  });

  it.each(['duo', 'okta', 'salesforce', 'snowflake', 'onepassword', 'atlassian'])(
    '%s tells no change',
    async (name) => {
      expect(await told(panther, `${name}.jsonl`)).toEqual([]);
    },
  );
});

describe.skipIf(sentinel === null)('tables of a log store', () => {
  it('Jira: changedValues; a side that is not there is not known', async () => {
    const records = (await told(sentinel, 'Jira_Audit_CL.json')).map(({ changes }) => changes);
    expect(records).toHaveLength(37);
    expect(records).toContainEqual(one('Category', 'None', 'R&D'));
    expect(records).toContainEqual(one('Name', 'Code Review', 'On Review'));
    expect(records).toContainEqual([
      { field: 'Project lead', from: 'TEST:1049b312-90be-4fb1-b057-e8cb662fe023', to: 'mzs' },
      { field: 'URL', to: '' },
    ]);
    expect(records).toContainEqual([{ field: 'Users', from: '5f75da6525fbdf00683c0c1d' }]);
    expect(records).toContainEqual([{ field: 'Active / Inactive', to: 'Active' }]);
  });

  it('Google Workspace: each of the changes in one record', async () => {
    const drive = (await told(sentinel, 'GWorkspace_ReportsAPI_drive_CL.json')).map(({ changes }) => changes);
    const expected = [
      { field: 'visibility', from: 'unknown', to: 'private' },
      { field: 'change_user_access', from: 'none', to: 'owner' },
      { field: 'change_acl_editors', from: ['owner'], to: ['owner', 'writers'] },
    ];
    expect(drive).toEqual([expected, expected]);
    const admin = (await told(sentinel, 'GWorkspace_ReportsAPI_admin_CL.json')).map(({ changes }) => changes);
    expect(admin).toEqual([[{ field: 'USER_LICENSE_ASSIGNMENT', to: 'G Suite Business' }]]);
  });

  it('device control: a property with its value before', async () => {
    const records = (await told(sentinel, 'secRMM_CL.json')).map(({ changes }) => changes);
    expect(records).toContainEqual(one('AllowedSerialNumbers', 'secRMM_is_locked_down', ''));
    expect(records).toContainEqual(one('ScanDevice', 'on', ''));
    expect(records.flat().map(({ field }) => field)).not.toContain('SendToAzureLog');
  });
});
