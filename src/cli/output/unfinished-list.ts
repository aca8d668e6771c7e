/** Thrown where a JSON object ending in a list was begun on stdout and cannot be completed: the failure has to close it. */
export class UnfinishedList extends Error {
  constructor(cause: unknown) {
    super('the list is not complete', { cause });
  }
}
