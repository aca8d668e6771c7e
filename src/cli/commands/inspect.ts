// `inspect`: how files would be read and mapped, before anything is imported.
import type { Command } from 'commander';
import { type CliContext, withService } from '../cli-context.ts';
import { addDecisionOptions, type DecisionOptions, readDecisions } from '../decision-options.ts';
import { inspectionText } from '../inspection-output.ts';
import { jsonOption } from '../options.ts';

const help = `
Tells the layers around each file, its encoding and layout, which column or JSON pointer would become which field and how
certain that is, what goes to "extra", what has to be decided, and the first events. Nothing is written.

Examples:
  sivo-audit inspect panel.csv
  sivo-audit inspect events.json --json | jq '.sources[0].profile' > events-profile.json`;

export const registerInspect = (program: Command, context: CliContext): void => {
  const command = program
    .command('inspect')
    .description('show how files or folders would be read and mapped; nothing is written')
    .argument('<paths...>', 'files or folders');
  addDecisionOptions(command)
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (paths: string[], options: DecisionOptions & { json?: true }) => {
      const { terminal, signal, files } = context;
      const decisions = await readDecisions(options, files.root);
      const sources = paths.map((path) => ({ kind: 'path' as const, path }));
      const { inspections } = await withService(context, (client) =>
        client.imports.inspect({ sources, decisions }, { signal }),
      );
      if (options.json === true) await terminal.result(`${JSON.stringify({ sources: inspections })}\n`);
      else await terminal.result(inspections.map(inspectionText).join('\n'));
    });
};
