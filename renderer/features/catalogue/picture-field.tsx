import { Button } from 'antd'
import { ImagePlus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { act, shop } from '#renderer/api/client.ts'
import { ItemPicture } from './item-picture.tsx'
import { base64Of, shrinkPicture } from './shrink-picture.ts'

export interface PictureFieldProps {
  readonly picture: string | null
  readonly name: string
  readonly onPicture: (picture: string | null) => void
  readonly onProblem: (sentence: string | undefined) => void
}

/** A photo of the goods: made small here, before it is sent. */
export function PictureField({ picture, name, onPicture, onProblem }: PictureFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const keep = async (file: File | undefined) => {
    if (file === undefined) return
    setBusy(true)
    const small = await shrinkPicture(file)
    if (small === undefined) onProblem('这张图片读不出来。请选手机或相机拍的照片。')
    else {
      const kept = await act(shop.catalogue.keepPicture, { bytes: await base64Of(small) })
      onProblem(kept.ok ? undefined : kept.refusal.sentence)
      if (kept.ok) onPicture(kept.value.picture)
    }
    setBusy(false)
  }
  return (
    <div className="item-picture-field">
      <ItemPicture picture={picture} name={name} size="large" />
      <div className="item-picture-acts">
        <Button
          loading={busy}
          icon={<ImagePlus size={18} aria-hidden="true" />}
          onClick={() => input.current?.click()}
        >
          {picture === null ? '选图片' : '换图片'}
        </Button>
        {picture !== null && (
          <Button icon={<Trash2 size={18} aria-hidden="true" />} onClick={() => onPicture(null)}>
            不要图片
          </Button>
        )}
        <span className="office-soft">照片会自动缩小，兑换台上一看就认得。</span>
      </div>
      <input
        ref={input}
        className="ui-unseen"
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label="物品图片"
        tabIndex={-1}
        onChange={(event) => {
          void keep(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </div>
  )
}
