// How the desktop renderer asks its host for a port: known to the renderer, the preload script and the main process.

/** `origin`: the only origin that may ask. `message`: the window message and the IPC channel that carry the port. */
export const desktopPort = { origin: 'app://workbench', message: 'sivo-connect' } as const;
