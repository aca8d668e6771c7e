/** Ends a closed union: a new member without a branch becomes a type error at the call. */
export const assertNever = (value: never): never => {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
};
