import { shop, useAsk } from '#renderer/api/client.ts'
import { classes } from '#renderer/ui/classes.ts'
import { letterOf } from '../redemption/picture.tsx'
import './catalogue.css'

export interface ItemPictureProps {
  readonly picture: string | null
  readonly name: string
  readonly size?: 'small' | 'large'
}

/** The goods as people know them; where nobody took a picture, one big character. */
export function ItemPicture({ picture, name, size = 'small' }: ItemPictureProps) {
  const src = usePicture(picture)
  return (
    <span className={classes('item-picture', size === 'large' && 'item-picture-large')} aria-hidden="true">
      {src === undefined ? letterOf(name) : <img src={src} alt="" />}
    </span>
  )
}

/** A kept picture as an address; a picture never changes, so it is asked for once. */
export function usePicture(picture: string | null): string | undefined {
  const kept = useAsk(shop.catalogue.picture, { picture: picture ?? '' }, { enabled: picture !== null })
  return picture === null ? undefined : kept.data?.dataUrl
}
