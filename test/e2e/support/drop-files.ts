// Drops files on the window as a file manager would: one DataTransfer through enter, over and drop.
import type { Page } from '@playwright/test';

export interface FileToDrop {
  name: string;
  /** Content as base64, so that any bytes travel unchanged. */
  base64: string;
}

export const dropFiles = async (page: Page, files: readonly FileToDrop[]): Promise<void> => {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    return data;
  }, files);
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', type, { dataTransfer: transfer });
  await transfer.dispose();
};
