// Opens the export dialog from the query bar.
import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useWords } from '../../ui/define-words.ts';
import { useExportDialog } from './use-export-dialog.ts';
import { words } from './words.ts';

export const ExportButton = () => {
  const say = useWords(words);
  const [, show] = useExportDialog();
  return (
    <Button
      variant="default"
      leftSection={<IconFileExport size={16} aria-hidden />}
      onClick={() => show(true)}
      data-testid="export-button"
    >
      {say('button')}
    </Button>
  );
};
