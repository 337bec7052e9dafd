import { shop, useAsk, useMay } from '#renderer/api/client.ts'

/** Whether the village gives points as a gift (赠分), by the scheme that the counter redeems in. */
export function useGifts(): boolean {
  const may = useMay('keep_points')
  const scheme = useAsk(shop.schemes.current, {}, { enabled: may }).data
  const now = scheme?.versions.find(({ version }) => version === scheme.inForce)
  return now?.settings.gifts?.on === true
}
