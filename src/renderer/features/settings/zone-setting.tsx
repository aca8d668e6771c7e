// The zone every time is shown in: one of the usual ones or any other, and which one the tenant's is.
import { Group, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { usePreferences } from '../../data/preferences.tsx';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatOffset, formatSecond } from '../../ui/format-time.ts';
import { ZoneSelect } from '../../ui/zone-select.tsx';
import { Setting } from './setting.tsx';
import { words } from './words.ts';
import { kindOfZone, type ZoneKind, zoneKinds, zoneOfKind } from './zone-kind.ts';

export const ZoneSetting = () => {
  const say = useWords(words);
  const { zone, setZone } = useView();
  const { tenantZone, setTenantZone } = usePreferences();
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const usual = { tenant: tenantZone, local };
  const [naming, setNaming] = useState(false);
  const kind: ZoneKind = naming ? 'other' : kindOfZone(zone, usual);
  const labels = {
    utc: 'UTC',
    tenant: say('zoneTenant', { zone: tenantZone }),
    local: say('zoneLocal', { zone: local }),
    other: say('zoneOther'),
  };
  const choose = (chosen: ZoneKind) => {
    const named = zoneOfKind(chosen, usual);
    setNaming(named === null);
    if (named !== null) setZone(named);
  };
  const now = Date.now();
  return (
    <>
      <Setting label={say('zone')} help={say('zoneHelp')}>
        <SegmentedControl
          size="xs"
          aria-label={say('zone')}
          value={kind}
          data={zoneKinds(usual).map((value) => ({ value, label: labels[value] }))}
          onChange={(value) => choose(value as ZoneKind)}
          data-testid="zone-kind"
        />
        {kind === 'other' && (
          <Group mt={8}>
            <ZoneSelect
              label={say('zoneOtherName')}
              value={zone}
              onZone={(next) => {
                if (next !== null) setZone(next);
              }}
              testId="zone-other"
            />
          </Group>
        )}
        <Text size="xs" mt={6} className="tabular" data-testid="zone-now">
          {say('zoneNow', {
            time: formatSecond(now, zone),
            zone: zone === 'UTC' ? zone : `${zone} (${formatOffset(now, zone)})`,
            utc: formatSecond(now, 'UTC'),
          })}
        </Text>
      </Setting>
      <div>
        <Group>
          <ZoneSelect
            label={say('tenantZone')}
            value={tenantZone}
            onZone={(next) => {
              if (next === null) return;
              setTenantZone(next);
              // Who looks at the tenant's zone goes on doing so.
              if (kind === 'tenant') setZone(next);
            }}
            testId="tenant-zone"
          />
        </Group>
        <Text size="xs" mt={4} c="var(--text-faint)">
          {say('tenantZoneHelp')}
        </Text>
      </div>
    </>
  );
};
