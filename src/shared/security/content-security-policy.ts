// The one content security policy: both hosts that show the renderer send exactly this string.

const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  // Mantine writes its theme variables and some component styles as inline styles; they load nothing.
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
} as const;

/** The value of the `Content-Security-Policy` header of every page and file of the renderer. */
export const contentSecurityPolicy: string = Object.entries(directives)
  .map(([name, value]) => `${name} ${value}`)
  .join('; ');
