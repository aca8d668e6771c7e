// The Changes page, with the ways back of the restore dialog beside its versions.
import { ChangesPage } from '../changes/changes-page.tsx';
import { RestoreButton } from '../restore/restore-button.tsx';

const wayBack = (eventId: string) => <RestoreButton eventId={eventId} />;

export const ChangesPlace = () => <ChangesPage wayBack={wayBack} />;
