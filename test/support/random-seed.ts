// Random tests ask the same questions in every run, so that a failure fails again; SIVO_TEST_SEED=random (or a number)
// asks others. A counterexample found that way becomes an example of its own.
import fc from 'fast-check';

const asked = process.env.SIVO_TEST_SEED;
if (asked !== 'random') {
  const seed = Number(asked ?? 20_260_520);
  if (!Number.isSafeInteger(seed)) throw new Error(`SIVO_TEST_SEED is "random" or a whole number, not "${asked}".`);
  fc.configureGlobal({ seed });
}
