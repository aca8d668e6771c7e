export declare const findChromium: () => string | null;
export declare const findOrInstallChromium: () => string | null;
