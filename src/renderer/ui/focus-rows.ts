// Brings the keyboard to the rows of the Events page.

/** Nothing happens where no grid is shown. */
export const focusRows = (): void => document.querySelector<HTMLElement>('[role="grid"]')?.focus();
