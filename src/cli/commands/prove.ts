// `prove`: an event stands in the archive, a key stands nowhere in it, the ledger was only added to.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { writeWholeFile } from '#core/service/write-whole-file.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { AbsentKey } from '#shared/model/proof.ts';
import { absentKey } from '../absent-key-option.ts';
import { type CliContext, type Client, withArchive } from '../cli-context.ts';
import { archiveOption, jsonOption } from '../options.ts';
import { printable } from '../output/printable.ts';
import { absenceText, consistencyText, headText, inclusionText } from '../prove-output.ts';

interface Head {
  lines: number;
  root: string;
}

interface ProveOptions {
  archive: string;
  absent?: AbsentKey;
  consistency?: Head;
  head?: true;
  out?: string;
  force?: true;
  json?: true;
}

const help = `
Exactly one of: the id of an event, --absent, --consistency, --head.

  EVENT_ID                     each stored version of the event stands in its import, whose receipt is signed
  --absent 'actor|type|id'     no event of any import has such a key: actor (an id or an e-mail), actor|type or all three.
                               A bar within a value is written \\|, a backslash \\\\. Actors and types are compared without
                               regard to case, ids of resources as they are, as filters do; an empty type or id means
                               "not stated". The first time, roots over the keys are made and told in the ledger.
  --head                       how long the ledger is and its root, as LINES:ROOT: keep it somewhere else
  --consistency LINES:ROOT     the ledger still begins with the one this head was taken of

What cannot be proved ends with exit code 4 and says why. A proof needs neither the archive nor this program to be checked:
see docs/proofs.md. It shows what this archive holds, not that the source exported everything.

--json: EVENT_ID {"proofs":[…]}, --absent, --consistency and --head the proof or head itself; with -o
{"path","bytes","sha256"}.

Examples:
  sivo-audit prove evt_audit_01J5… --archive my-archive -o proof.json
  sivo-audit prove --absent 'marta@acme.example|recording' --archive my-archive
  sivo-audit prove --head --archive my-archive`;

const headOf = (text: string): Head => {
  const [, lines, root] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (lines === undefined || root === undefined) {
    throw new InvalidArgumentError('It must be LINES:ROOT as --head prints it, the root in 64 hex digits.');
  }
  return { lines: Number(lines), root: root.toLowerCase() };
};

interface Proved {
  proof: object;
  text: string;
}

const ask = async (
  client: Client,
  eventId: string | undefined,
  { absent, consistency }: ProveOptions,
  signal: AbortSignal,
): Promise<Proved> => {
  if (eventId !== undefined) {
    const found = await client.proofs.inclusion({ eventId }, { signal });
    return { proof: found, text: inclusionText(found.proofs) };
  }
  if (absent !== undefined) {
    const proof = await client.proofs.absence(absent, { signal });
    return { proof, text: absenceText(proof) };
  }
  if (consistency !== undefined) {
    const proof = await client.proofs.consistency(consistency, { signal });
    return { proof, text: consistencyText(proof) };
  }
  const head = await client.proofs.head(undefined, { signal });
  return { proof: head, text: headText(head) };
};

export const registerProve = (program: Command, context: CliContext): void => {
  program
    .command('prove')
    .description('a proof that an event is in the archive, that a key is not, or that the ledger only grew')
    .argument('[event]', 'the id of an event')
    .addOption(archiveOption())
    .addOption(
      new Option('--absent <key>', 'what no event has: actor, actor|type or actor|type|id').argParser(absentKey),
    )
    .addOption(new Option('--consistency <head>', 'an earlier head, LINES:ROOT').argParser(headOf))
    .option('--head', 'the head of the ledger now')
    .addOption(new Option('-o, --out <file>', 'write the proof to this file'))
    .option('--force', 'replace a file that is there already')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (eventId: string | undefined, options: ProveOptions) => {
      const { archive, absent, consistency, head, out, force, json } = options;
      const asked = [eventId, absent, consistency, head].filter((one) => one !== undefined).length;
      if (asked !== 1) {
        throw new WorkbenchError('BAD_INPUT', 'prove', 'exactly one of an event id, --absent, --consistency, --head');
      }
      const { terminal, signal } = context;
      const { proof, text } = await withArchive(context, archive, (client) => ask(client, eventId, options, signal));
      if (out === undefined) return terminal.result(json === true ? `${JSON.stringify(proof)}\n` : text);
      const written = writeWholeFile(out, `${JSON.stringify(proof, null, 2)}\n`, force === true);
      if (json === true) return terminal.result(`${JSON.stringify(written)}\n`);
      return terminal.result(
        `${text}In ${printable(written.path)} (${number(written.bytes)} bytes, SHA-256 ${written.sha256})\n`,
      );
    });
};

const number = (value: number): string => value.toLocaleString('en');
