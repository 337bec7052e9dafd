interface Won {
  readonly place: number | null
  readonly tied: boolean
  readonly prize: string
}

interface Ranks {
  readonly subject: 'household' | 'person' | 'team'
  readonly prizes: readonly { readonly from: number; readonly to: number; readonly prize: string }[]
}

const UNITS = { household: '户', person: '人', team: '个团队' } as const

/** Of so many shared places each is named; a longer list says less. */
const MOST_NAMED = 3

/** What must be bought, and how shared places were reckoned: 并列 wins the same, and the next place is left out. */
export function prizesOf(rows: readonly Won[], { prizes, subject }: Ranks) {
  return {
    prizes: prizes.map(({ from, to, prize }) => ({
      prize,
      places: from === to ? `第 ${from} 名` : `第 ${from} 到 ${to} 名`,
      winners: rows.filter(({ place }) => place !== null && from <= place && place <= to).length,
    })),
    ties: tiesText(rows, prizes.length > 0, UNITS[subject]),
  }
}

export function tiesText(rows: readonly Won[], ranks: boolean, unit: string): string {
  const shared = new Map<number, number>()
  for (const { place, tied } of rows) {
    if (tied && place !== null) shared.set(place, (shared.get(place) ?? 0) + 1)
  }
  if (shared.size === 0) return ''
  const named = [...shared]
    .slice(0, MOST_NAMED)
    .map(([place, count]) => `第 ${place} 名有 ${count} ${unit}，后面从第 ${place + count} 名数起`)
  return `得分一样的名次并列${ranks ? '，奖品也一样' : ''}。${named.join('；')}${shared.size > MOST_NAMED ? '；别的也这样数' : ''}。`
}
