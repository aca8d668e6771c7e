// The dialogs of the live sources, over whatever page asks for one by the address.
import { usePullDialog } from '../../data/use-pull-dialog.ts';
import { usePageParam } from '../../data/view-state.ts';
import { ApiDialog } from './api-dialog.tsx';
import { S3Dialog } from './s3-dialog.tsx';

/** Mounted once in the shell; the address parameter is `dialog`. */
export const SourcesLayer = () => {
  const [dialog] = usePageParam('dialog', '');
  const { days, close } = usePullDialog();
  if (dialog === 'api') return <ApiDialog missing={days} onClose={close} />;
  return dialog === 's3' ? <S3Dialog onClose={close} /> : null;
};
