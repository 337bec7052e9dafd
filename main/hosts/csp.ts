/**
 * The page's content security policy, the same words in every host. Styles may be inline (Ant Design writes
 * its styles at run time); scripts never.
 */
export function contentSecurityPolicy(options: { readonly connectTo?: readonly string[] } = {}): string {
  const connect = ["'self'", ...(options.connectTo ?? [])].join(' ')
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' data: blob:",
    `connect-src ${connect}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "frame-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** For a sheet that is only printed: it may draw what it carries and do nothing else. */
export const paperPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
