// What stands where a part of the case is still empty: what it is for, and how it begins.
import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './cases.module.css';

export const EmptyPart = (props: { title: string; help: string; children?: ReactNode }) => (
  <div className={classes.empty} data-testid="case-empty">
    <Title order={2} size="h4">
      {props.title}
    </Title>
    <Text size="sm" c="var(--text-soft)" maw={560}>
      {props.help}
    </Text>
    {props.children}
  </div>
);
