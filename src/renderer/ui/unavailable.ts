// A button that has nothing to do now: it looks so and says so, and keeps its focus and its tooltip.

/** Attributes for the button; its handler has to do nothing by itself. */
export const unavailable = (is: boolean): Record<string, boolean> =>
  is ? { 'data-disabled': true, 'aria-disabled': true } : {};
