// How the desktop tells `start`, which launched it, that it runs; without this line `start` serves on loopback instead.

/** One line on the desktop's standard output. */
export const desktopOpenLine = 'The workbench is open in its own window.';
