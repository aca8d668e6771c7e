// One setting: its name, what it changes, and its control, which names itself for those who do not see this.
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

export const Setting = ({ label, help, children }: { label: string; help?: string; children: ReactNode }) => (
  <div>
    <Text size="sm" fw={600} mb={4} aria-hidden>
      {label}
    </Text>
    {children}
    {help === undefined ? null : (
      <Text size="xs" mt={4} c="var(--text-faint)">
        {help}
      </Text>
    )}
  </div>
);
