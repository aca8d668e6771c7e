// The dialogs of the live sources, over whatever page asks for one by the address.
import { usePageParam } from '../../data/view-state.ts';
import { ApiDialog } from './api-dialog.tsx';
import { S3Dialog } from './s3-dialog.tsx';

/** Mounted once in the shell; the address parameter is `dialog`. */
export const SourcesLayer = () => {
  const [dialog, setDialog] = usePageParam('dialog', '');
  const close = () => setDialog('');
  if (dialog === 'api') return <ApiDialog onClose={close} />;
  return dialog === 's3' ? <S3Dialog onClose={close} /> : null;
};
