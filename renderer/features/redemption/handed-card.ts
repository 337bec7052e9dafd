/** A card scanned in another room, to be served here: read once the counter knows its open carts. */
let handed: string | undefined

export function handOverCard(code: string): void {
  handed = code
}

export function takeHandedCard(): string | undefined {
  const code = handed
  handed = undefined
  return code
}
