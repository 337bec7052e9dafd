import type { PictureView } from './view.ts'

/** The goods as people know them; where nobody took a picture, one big character. */
export function Picture({ picture }: { picture: PictureView }) {
  return (
    <span className="counter-picture" aria-hidden="true">
      {picture.src === undefined ? picture.letter : <img src={picture.src} alt="" />}
    </span>
  )
}

/** What goods are, in one character, as far as a name tells. */
const KINDS = '面粉米油盐糖醋酱茶酒奶水饼糊糕皂液膏纸巾碗盆杯刀锅毯袜鞋伞帽灯锁桶箱肠蛋肉菜果药肥种'

/** The last character of a name that says what the thing is: 「雕牌肥皂」 → 皂. */
export function letterOf(name: string): string {
  const characters = [...name.replace(/[^\p{Script=Han}]/gu, '')]
  return characters.findLast((character) => KINDS.includes(character)) ?? characters.at(-1) ?? '货'
}
