// Opens the archive named on the command line before the page asks for one.
import { app, dialog } from 'electron';
import { toContractError } from '#core/service/contract-error.ts';
import type { Service } from '#core/service/types.ts';
import { errorText, type Language } from '#shared/contract/error-text.ts';

/** Opens `archive` (an absolute path). A failure is told in a native message and leaves the workbench without an archive. */
export const openArchive = async (client: Service['client'], archive: string, language: Language): Promise<void> => {
  try {
    await client.archive.open({ path: archive });
  } catch (error) {
    const { code, data } = toContractError(error);
    const { what, todo } = errorText(code, data, language);
    dialog.showErrorBox(app.name, `${what}\n\n${todo}`);
  }
};
