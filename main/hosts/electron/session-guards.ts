import type { Session } from 'electron'
import { contentSecurityPolicy } from '#main/hosts/csp.ts'
import type { OwnOrigin } from './origin.ts'
import { scheme } from './origin.ts'

/**
 * Nothing in a window may ask for a permission, a device, a download or the network. The counter works with
 * the network down, so a page that reaches for it is a page that should not.
 */
export function guardSession(session: Session, origin: OwnOrigin): void {
  const developing = !origin.address.startsWith(`${scheme}:`)
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())

  session.webRequest.onBeforeRequest((request, decide) => {
    decide({ cancel: !mayLoad(request.url, origin, developing) })
  })
  session.webRequest.onHeadersReceived((response, decide) => {
    // Our own scheme already answers with the policy; the dev server's answers get it here.
    const headers = Object.fromEntries(
      Object.entries(response.responseHeaders ?? {}).filter(
        ([name]) => name.toLowerCase() !== 'content-security-policy' || !developing,
      ),
    )
    if (developing) headers['content-security-policy'] = [developmentPolicy(origin)]
    else if (!Object.keys(headers).some((name) => name.toLowerCase() === 'content-security-policy'))
      headers['content-security-policy'] = [contentSecurityPolicy()]
    decide({ responseHeaders: headers })
  })
}

function mayLoad(url: string, origin: OwnOrigin, developing: boolean): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  if (protocol === `${scheme}:` || protocol === 'data:' || protocol === 'blob:') return true
  if (!developing) return false
  const dev = new URL(origin.address)
  return host === dev.host || protocol === 'devtools:'
}

/** Vite's dev server writes inline scripts and talks over a socket; only a developer ever sees this. */
function developmentPolicy(origin: OwnOrigin): string {
  const socket = origin.address.replace(/^http/, 'ws')
  return contentSecurityPolicy({ connectTo: [socket] }).replace(
    "script-src 'self'",
    "script-src 'self' 'unsafe-inline'",
  )
}
