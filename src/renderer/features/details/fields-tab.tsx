// Every field of one version: when, who, what, SIVO team access, the source's other fields, and where it came from.
import { categoryRule } from '#shared/model/category.ts';
import type { EventVersion } from '#shared/model/event.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { useWords } from '../../ui/define-words.ts';
import { formatOffset, formatSecond, formatTime } from '../../ui/format-time.ts';
import { relativeTime } from '../../ui/relative-time.ts';
import { useFormat } from '../../ui/use-format.ts';
import { words as sharedWords } from '../../ui/words.ts';
import { FieldList } from './field-list.tsx';
import { flatExtra } from './flat-extra.ts';
import { words } from './words.ts';

/** `zone`: the IANA zone times are shown in, beside UTC and the source's own text. */
export const FieldsTab = ({ version, zone }: { version: EventVersion; zone: string }) => {
  const say = useWords(words);
  const sayShared = useWords(sharedWords);
  const format = useFormat();
  const { language } = usePreferences();
  const { event, provenance, raw } = version;
  const { actor, resource } = event;
  const offset = formatOffset(event.timestamp, zone);
  const zoneName = zone === 'UTC' || offset === zone ? zone : `${zone}, ${offset}`;
  const times = [
    { key: 'timestamp', label: say('timeUtc'), value: formatTime(event.timestamp, 'UTC') },
    {
      key: 'timestampRelative',
      label: say('timeRelative'),
      value: relativeTime(event.timestamp, Date.now(), language),
    },
    { key: 'timestampText', label: say('timeText'), value: event.timestampText, mono: true },
  ];
  const zoned = {
    key: 'timestampZoned',
    label: say('timeZoned', { zone: zoneName }),
    value: formatTime(event.timestamp, zone),
  };
  const { category, rule, word } = categoryRule(event.action, resource.type);
  // A category that an older version derived by another rule has no reason that could be given now.
  const why = category === event.category ? say(`why_${rule}`, { word }) : null;
  const crossTenant = event.crossTenant === null ? null : say(event.crossTenant ? 'yes' : 'no');
  return (
    <>
      <FieldList title={say('sectionTime')} fields={zone === 'UTC' ? times : [zoned, ...times]} />
      <FieldList
        title={say('sectionActor')}
        fields={[
          { key: 'actor.email', label: say('actorEmail'), value: actor.email, filter: 'actor.email' },
          { key: 'role', label: say('role'), value: actor.role, filter: 'role' },
          { key: 'actor.id', label: say('actorId'), value: actor.id, mono: true, filter: 'actor.id' },
          { key: 'ip', label: say('ip'), value: actor.ip, mono: true, filter: 'ip' },
          { key: 'userAgent', label: say('userAgent'), value: actor.userAgent, filter: 'userAgent' },
        ]}
      />
      <FieldList
        title={say('sectionEvent')}
        fields={[
          { key: 'action', label: say('action'), value: event.action, filter: 'action' },
          { key: 'resource.type', label: say('resourceType'), value: resource.type, filter: 'resource.type' },
          { key: 'resource.id', label: say('resourceId'), value: resource.id, mono: true, filter: 'resource.id' },
          {
            key: 'category',
            label: say('category'),
            value: sayShared(event.category),
            why,
            filter: 'category',
            filterValue: event.category,
          },
          { key: 'id', label: say('id'), value: event.id, mono: true },
          { key: 'tenant', label: say('tenant'), value: event.tenantId, mono: true, filter: 'tenant' },
        ]}
      />
      <FieldList
        title={say('sectionSivo')}
        fields={[
          {
            key: 'crossTenant',
            label: say('crossTenant'),
            value: crossTenant,
            filter: 'crossTenant',
            filterValue: String(event.crossTenant),
          },
          { key: 'reason', label: say('reason'), value: event.reason },
        ]}
      />
      {event.extra === undefined ? null : (
        <FieldList
          title={say('sectionExtra')}
          fields={flatExtra(event.extra).map(({ path, value }) => ({
            key: `extra.${path}`,
            label: path,
            value,
            mono: true,
          }))}
        />
      )}
      <FieldList
        title={say('sectionProvenance')}
        fields={[
          { key: 'source', label: say('source'), value: provenance.source },
          { key: 'line', label: say('line'), value: format.count(provenance.line) },
          { key: 'byteOffset', label: say('byteOffset'), value: format.count(provenance.byteOffset) },
          { key: 'import', label: say('import'), value: provenance.importId, mono: true },
          { key: 'importedAt', label: say('importedAt', { zone }), value: formatSecond(provenance.importedAt, zone) },
          { key: 'contentHash', label: say('contentHash'), value: version.contentHash, mono: true },
          { key: 'recordHash', label: say('recordHash'), value: raw.sha256, mono: true },
        ]}
      />
    </>
  );
};
