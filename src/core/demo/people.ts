// The people of the one fictional tenant, and the SIVO team that sometimes looks in.
import type { Role } from './demo-event.ts';
import { uuidAt } from './identifiers.ts';
import { mix32 } from './random.ts';

/** `shift`: first and last working hour (local, last exclusive). `weekend`: whether the rota ever includes one. */
export interface Person {
  id: string;
  email: string;
  role: Role;
  shift: readonly [number, number];
  weekend: boolean;
  officeIp: string;
  homeIp: string;
  userAgent: string;
}

const userAgents = ['Chrome/Windows', 'Chrome/Mac', 'Edge/Windows', 'Firefox/Windows', 'Safari/Mac', 'Firefox/Linux'];

const agentNames =
  'alba alex andrea bruno clara dani david diego emma eva hugo irene iris julia leo lola mario nora nuria olga oscar pablo paula raul sara sofia vera victor'.split(
    ' ',
  );

const staff: readonly (readonly [string, Role, readonly [number, number], boolean])[] = [
  ['ana', 'admin', [8, 17], true],
  ['luis', 'admin', [9, 18], true],
  ['marta', 'admin', [9, 18], false],
  ['carlos', 'supervisor', [8, 16], true],
  ['elena', 'supervisor', [9, 18], false],
  ['javier', 'supervisor', [14, 22], true],
  ['lucia', 'supervisor', [8, 16], false],
  ['sergio', 'supervisor', [14, 22], true],
  ['rosa', 'supervisor', [9, 18], false],
  ['tomas', 'viewer', [9, 17], false],
  ['ines', 'viewer', [10, 18], false],
];

const personKind = 1;

const personAt = (
  seed: number,
  index: number,
  email: string,
  role: Role,
  shift: readonly [number, number],
  weekend: boolean,
): Person => ({
  id: uuidAt(seed, personKind, index),
  email,
  role,
  shift,
  weekend,
  officeIp: `203.0.113.${10 + (index % 6)}`,
  homeIp: `192.0.2.${20 + index}`,
  userAgent: userAgents[mix32(seed ^ (index * 7919)) % userAgents.length] ?? 'Chrome/Windows',
});

/** The quality reviewer who listens to many recordings every working day: heavy, steady and innocent. */
export const steadyListener = 'rosa@acme.example';

export interface People {
  /** Everyone with a desk in the tenant. */
  staff: readonly Person[];
  /** The tenant's service account: pushes transcripts and sends webhooks around the clock. */
  integrations: Person;
  /** The SIVO team. */
  team: readonly Person[];
  named(name: string): Person;
}

/** The same people for the same seed. */
export const demoPeople = (seed: number): People => {
  const desk = staff.map(([name, role, shift, weekend], index) =>
    personAt(seed, index, `${name}@acme.example`, role, shift, weekend),
  );
  const agents = agentNames.map((name, index) =>
    personAt(
      seed,
      desk.length + index,
      `${name}@acme.example`,
      'agent',
      index % 3 === 2 ? [14, 22] : [9, 17],
      index % 4 === 0,
    ),
  );
  const integrations: Person = {
    ...personAt(seed, 90, 'integrations@acme.example', 'admin', [0, 24], true),
    officeIp: '203.0.113.5',
    homeIp: '203.0.113.5',
    userAgent: 'sivo-integrations/1.0',
  };
  const team = ['support1', 'support2', 'support3'].map((name, index): Person => {
    const address = `198.51.100.${10 + index}`;
    return {
      ...personAt(seed, 100 + index, `${name}@sivo.example`, 'superadmin', [8, 20], true),
      officeIp: address,
      homeIp: address,
    };
  });
  const everyone = [...desk, ...agents, integrations, ...team];
  return {
    staff: [...desk, ...agents],
    integrations,
    team,
    named: (name) => {
      const person = everyone.find(({ email }) => email.startsWith(`${name}@`));
      if (person === undefined) throw new Error(`The demo knows nobody called ${name}`);
      return person;
    },
  };
};
