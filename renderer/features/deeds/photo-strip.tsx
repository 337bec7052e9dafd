import { Camera, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { act, shop, useAsk } from '#renderer/api/client.ts'
import { readPhoto } from './photo-file.ts'
import './deeds.css'

export interface PhotoStripProps {
  readonly photos: readonly string[]
  /** Absent: only to be looked at. */
  readonly onPhotos?: (photos: readonly string[]) => void
  readonly onProblem?: (sentence: string | undefined) => void
}

const MOST = 9

/** Photos that a document shows, small, side by side. */
export function PhotoStrip({ photos, onPhotos, onProblem }: PhotoStripProps) {
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const add = async (files: readonly File[]) => {
    setBusy(true)
    const kept: string[] = [...photos]
    let problem: string | undefined
    for (const file of files) {
      const one = kept.length < MOST ? await keepPhoto(file) : { problem: `一张单最多 ${MOST} 张照片。` }
      if ('problem' in one) {
        problem = one.problem
        break
      }
      if (!kept.includes(one.photo)) kept.push(one.photo)
    }
    if (kept.length > photos.length) onPhotos?.(kept)
    onProblem?.(problem)
    setBusy(false)
  }
  return (
    <div className="deed-photos">
      {photos.map((photo, index) => (
        <span key={photo} className="deed-photo">
          <KeptPhoto photo={photo} name={`第 ${index + 1} 张照片`} />
          {onPhotos && (
            <button
              type="button"
              className="deed-photo-off"
              aria-label={`去掉第 ${index + 1} 张照片`}
              onClick={() => onPhotos(photos.filter((one) => one !== photo))}
            >
              <X size={18} aria-hidden="true" />
            </button>
          )}
        </span>
      ))}
      {onPhotos && photos.length < MOST && (
        <>
          <button
            type="button"
            className="deed-photo-add"
            disabled={busy}
            onClick={() => input.current?.click()}
          >
            <Camera size={22} aria-hidden="true" />
            {busy ? '正在存' : '加照片'}
          </button>
          <input
            ref={input}
            className="ui-unseen"
            type="file"
            multiple
            accept="image/*"
            aria-label="选照片"
            tabIndex={-1}
            onChange={(event) => {
              void add([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </>
      )}
    </div>
  )
}

async function keepPhoto(file: File): Promise<{ photo: string } | { problem: string }> {
  const read = await readPhoto(file)
  if ('problem' in read) return read
  const answer = await act(shop.deeds.keepPhoto, { bytes: read.bytes })
  return answer.ok ? { photo: answer.value.photo } : { problem: answer.refusal.sentence }
}

function KeptPhoto({ photo, name }: { photo: string; name: string }) {
  const kept = useAsk(shop.deeds.photo, { photo })
  if (kept.data === undefined) {
    return <span className="deed-photo-none">{kept.error ? '照片找不到了' : '…'}</span>
  }
  return <img src={`data:${kept.data.type};base64,${kept.data.bytes}`} alt={name} />
}
