// Its owner fills this in.
import type { ReactNode } from 'react';

export const ResourcesPart = ({ wayBack }: { wayBack: ((eventId: string) => ReactNode) | undefined }) => (
  <>{wayBack === undefined ? null : null}</>
);
