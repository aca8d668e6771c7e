// Tells text from commands: a key pressed in a field belongs to the field.

/** True where a key press is text, not a command. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
