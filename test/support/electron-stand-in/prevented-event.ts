// The event objects Electron passes first: they remember whether the default was prevented.

export interface StandInEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

/** An event with the given details on it, as `will-navigate` and its kin carry them. */
export const standInEvent = <Details extends object>(details: Details): StandInEvent & Details => ({
  ...details,
  defaultPrevented: false,
  preventDefault() {
    this.defaultPrevented = true;
  },
});
