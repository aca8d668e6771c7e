// What is said of an error: what happened, and what to do.
export interface ErrorWords {
  what: string;
  todo: string;
}
