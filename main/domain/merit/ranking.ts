export interface Prize {
  readonly from: number
  readonly to: number
  readonly prize: string
}

export interface Placed<Row> {
  readonly row: Row
  /** Null where nothing was earned: nobody is ranked for what was taken. */
  readonly place: number | null
  readonly prize: string
  /** Somebody shares this place: 并列. */
  readonly tied: boolean
}

/**
 * The best first, equal figures in one place (并列): two firsts are followed by a third. Rows of equal figures keep
 * the order they came in.
 */
export function ranked<Row>(
  rows: readonly Row[],
  figure: (row: Row) => number,
  prizes: readonly Prize[] = [],
): Placed<Row>[] {
  const sorted = [...rows].sort((one, other) => figure(other) - figure(one))
  let place = 0
  return sorted.map((row, index) => {
    const own = figure(row)
    const [before, after] = [sorted[index - 1], sorted[index + 1]]
    const withBefore = before !== undefined && figure(before) === own
    if (!withBefore) place = index + 1
    if (own <= 0) return { row, place: null, prize: '', tied: false }
    const tied = withBefore || (after !== undefined && figure(after) === own)
    return {
      row,
      place,
      tied,
      prize: prizes.find(({ from, to }) => from <= place && place <= to)?.prize ?? '',
    }
  })
}

/** The first so many, and whoever shares the last of these places. */
export const firstPlaces = <Row>(placed: readonly Placed<Row>[], top: number | null): Placed<Row>[] =>
  placed.filter(({ place }) => place !== null && (top === null || place <= top))
