/** The renderer is served by our own scheme, so that no page is ever a file:// page with a file's rights. */
export const scheme = 'app'
export const counterAddress = `${scheme}://counter/`
export const paperAddress = `${scheme}://paper/`

/** Pages that may live in our window: our own scheme's counter, and the dev server while developing. */
export interface OwnOrigin {
  readonly address: string
  owns(url: string): boolean
}

/** `devServer` is the dev server's address while developing, otherwise left out. */
export function ownOrigin(devServer?: string): OwnOrigin {
  const own = new URL(devServer ?? counterAddress)
  return {
    address: own.href,
    owns(url) {
      if (!URL.canParse(url)) return false
      // `origin` is 'null' for a scheme the URL standard does not know, so protocol and host are compared.
      const other = new URL(url)
      return (
        other.protocol === own.protocol &&
        other.host === own.host &&
        other.username === '' &&
        other.password === ''
      )
    },
  }
}
