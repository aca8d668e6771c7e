// The Access page, with what other features know about accesses.
import { AccessPage } from '../outliers/access-page.tsx';

export const AccessPlace = () => <AccessPage />;
