import { classes } from '#renderer/ui/classes.ts'
import { letterOf } from '../redemption/picture.tsx'
import './catalogue.css'
import { usePicture } from './use-picture.ts'

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
