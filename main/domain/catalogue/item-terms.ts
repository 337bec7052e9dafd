import { pinyin } from 'pinyin-pro'

/** What an item can be found by beside its name: "nongfushanquan", "nfsq"; Latin letters and digits stay. */
export function itemTerms(name: string): { pinyin: string; initials: string } {
  const text = name.normalize('NFKC').toLowerCase()
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'spaced', v: true })
  const words = syllables.map((syllable) => syllable.replace(/[^a-z0-9]/g, '')).filter((word) => word !== '')
  return { pinyin: words.join(''), initials: words.map((word) => word[0]).join('') }
}
