import { createContext, useContext } from 'react'
import type { PictureView } from './view.ts'

/** A hook that fetches a kept picture by its name; the app gives it, a drawing without books has none. */
export const KeptPictures = createContext<(picture: string) => string | undefined>(() => undefined)

/** The goods as people know them; where nobody took a picture, one big character. */
export function Picture({ picture }: { picture: PictureView }) {
  return (
    <span className="counter-picture" aria-hidden="true">
      {picture.src !== undefined ? (
        <img src={picture.src} alt="" />
      ) : picture.kept !== undefined ? (
        <Kept picture={picture.kept} letter={picture.letter} />
      ) : (
        picture.letter
      )}
    </span>
  )
}

function Kept({ picture, letter }: { picture: string; letter: string }) {
  const usePicture = useContext(KeptPictures)
  const src = usePicture(picture)
  return src === undefined ? letter : <img src={src} alt="" />
}

/** What goods are, in one character, as far as a name tells. */
const KINDS = '面粉米油盐糖醋酱茶酒奶水饼糊糕皂液膏纸巾碗盆杯刀锅毯袜鞋伞帽灯锁桶箱肠蛋肉菜果药肥种'

/** The last character of a name that says what the thing is: 「雕牌肥皂」 → 皂. */
export function letterOf(name: string): string {
  const characters = [...name.replace(/[^\p{Script=Han}]/gu, '')]
  return characters.findLast((character) => KINDS.includes(character)) ?? characters.at(-1) ?? '货'
}
