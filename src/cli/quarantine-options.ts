// Options that say which rejected records are meant, and their pages.
import { type Command, Option } from 'commander';
import { type QuarantineItem, type ReasonCode, reasonCodes } from '#shared/model/archive.ts';
import type { Client } from './cli-context.ts';
import { archiveOption } from './options.ts';

export interface QuarantineOptions {
  archive: string;
  import?: string;
  reason?: ReasonCode;
  source?: string;
  unsettled?: true;
}

/** As the contract's quarantine filter. */
interface QuarantineFilter {
  importId?: string;
  reason?: ReasonCode;
  source?: string;
  settled: boolean;
}

const pageSize = 1000;

export const addQuarantineOptions = (command: Command): Command =>
  command
    .addOption(archiveOption())
    .addOption(new Option('--import <id>', 'only what this import rejected'))
    .addOption(new Option('--reason <code>', 'only what was rejected for this reason').choices(reasonCodes))
    .addOption(new Option('--source <name>', 'only what came from this source'));

export const unsettledOption = (): Option => new Option('--unsettled', 'only what no later import has read again');

export const quarantineFilter = (options: QuarantineOptions): QuarantineFilter => ({
  ...(options.import === undefined ? {} : { importId: options.import }),
  ...(options.reason === undefined ? {} : { reason: options.reason }),
  ...(options.source === undefined ? {} : { source: options.source }),
  settled: options.unsettled !== true,
});

/** Every page of the records that fit, at least one. */
export async function* quarantinePages(
  client: Client,
  filter: QuarantineFilter,
  signal: AbortSignal,
): AsyncGenerator<{ total: number; items: QuarantineItem[]; offset: number }> {
  let offset = 0;
  for (;;) {
    const { total, items } = await client.quarantine.list({ ...filter, offset, limit: pageSize }, { signal });
    yield { total, items, offset };
    offset += items.length;
    if (offset >= total || items.length === 0) return;
  }
}
