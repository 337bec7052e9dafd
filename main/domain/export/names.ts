import { pinyin } from 'pinyin-pro'

/** How names are written: as the village writes them, or in plain letters for machines that know no others. */
export type Writing = 'chinese' | 'ascii'

/** 雕牌透明皂 252克×2 → diaopai-toumingzao-252ke-2 */
export function asciiName(name: string): string {
  const spelt = pinyin(name.normalize('NFKC'), {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
  })
  return spelt
    .join(' ')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** The same name for the same thing, and never one name for two. */
export class UniqueNames {
  private readonly byThing = new Map<string, string>()
  private readonly taken = new Set<string>()

  /** `name` is asked once for each thing. */
  of(thing: string, name: () => string): string {
    const known = this.byThing.get(thing)
    if (known !== undefined) return known
    const wanted = name()
    let given = wanted
    for (let n = 2; this.taken.has(given); n++) given = `${wanted}#${n}`
    this.taken.add(given)
    this.byThing.set(thing, given)
    return given
  }
}
