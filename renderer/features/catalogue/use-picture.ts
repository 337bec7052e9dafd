import { shop, useAsk } from '#renderer/api/client.ts'

/** A kept picture as an address; a picture never changes, so it is asked for once. */
export function usePicture(picture: string | null): string | undefined {
  const kept = useAsk(shop.catalogue.picture, { picture: picture ?? '' }, { enabled: picture !== null })
  return picture === null ? undefined : kept.data?.dataUrl
}
