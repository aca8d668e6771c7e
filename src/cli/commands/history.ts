// `history`: the versions of one resource, and what it was at a moment with who had set each field.
import { type Command, Option } from 'commander';
import type { Moment, ResourceRef } from '#shared/model/changes.ts';
import { type CliContext, withArchive } from '../cli-context.ts';
import { historyText } from '../history-output.ts';
import { checkMoment, momentOf } from '../moment-option.ts';
import { archiveOption, jsonOption, zoneName } from '../options.ts';

interface HistoryOptions {
  archive: string;
  tenant?: string;
  asOf?: string;
  tz: string;
  json?: true;
}

const help = `
The state is made of what changes up to the moment tell; without --as-of it is the newest. Fields that other changes show
to exist, but whose value then no event establishes, are listed as unknown, with what the next change of the field says it
was before. "set": the event gave the field its value; "seen": the event shows the value, and who gave it is not in the
log. A bare date is its first moment in the zone of --tz. See docs/change-history.md.

--json: {"resource","name","tenants","versions":[…],"asOf","exists","complete","state","unknown":[…],"inferred":{…},
"blame":{field:{"eventId","actor","at","how"}}}; times are UTC.

Examples:
  sivo-audit history recording_policy 6f1c2b9e-… --archive my-archive
  sivo-audit history ivr main-menu --archive my-archive --as-of 2026-05-01 --tz Europe/Madrid --json`;

/** An empty tenant: that of events whose source named none. */
const refOf = (type: string, id: string, tenant: string | undefined): ResourceRef => ({
  type,
  id,
  ...(tenant === undefined ? {} : { tenantId: tenant === '' ? null : tenant }),
});

export const registerHistory = (program: Command, context: CliContext): void => {
  program
    .command('history')
    .description('the versions of a resource, and its state at a moment with who set each field')
    .argument('<type>', 'the type of the resource')
    .argument('<id>', 'its id')
    .addOption(archiveOption())
    .addOption(new Option('--tenant <tenant>', 'whose, where several tenants have this type and id'))
    .addOption(new Option('--as-of <time>', 'the moment of the state').argParser(checkMoment))
    .addOption(
      new Option('--tz <zone>', 'zone of shown times, and of a moment without one').default('UTC').argParser(zoneName),
    )
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (type: string, id: string, { archive, tenant, asOf, tz, json }: HistoryOptions) => {
      const { terminal, signal } = context;
      const moment = asOf === undefined ? null : momentOf(asOf, tz);
      if (moment?.notice) terminal.notice(moment.notice);
      const at: Moment = moment === null ? { kind: 'now' } : { kind: 'time', at: moment.instant };
      const resource = refOf(type, id, tenant);
      const [history, state] = await withArchive(context, archive, async (client) => {
        const versions = await client.changes.history({ resource }, { signal });
        return [versions, await client.changes.state({ resource: versions.resource, at }, { signal })] as const;
      });
      if (json !== true) return terminal.result(historyText(history, state, tz));
      const { exists, complete, unknown, inferred, blame, at: asOfMoment } = state;
      const told = { asOf: asOfMoment, exists, complete, state: state.state, unknown, inferred, blame };
      return terminal.result(`${JSON.stringify({ ...history, ...told })}\n`);
    });
};
