// A part of the builder: its heading, what it is for, its fields.
import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './packs.module.css';

export const PackSection = (props: { title: string; help?: string; testId?: string; children: ReactNode }) => (
  <section className={classes.section} aria-label={props.title} data-testid={props.testId}>
    <Title order={2} size="h6" className={classes.sectionHead ?? ''}>
      {props.title}
    </Title>
    {props.help === undefined ? null : <p className={classes.help}>{props.help}</p>}
    {props.children}
  </section>
);
