/**
 * How a copy stands to the book in use.
 * empty          nothing has been founded here yet
 * damaged        the book in use cannot be read
 * other_village  another site altogether
 * same           to the last document
 * older          the book in use went on after it
 * newer          the copy goes on where the book in use ends
 * diverged       both went on after their last common document
 */
export type Relation = 'empty' | 'damaged' | 'other_village' | 'same' | 'older' | 'newer' | 'diverged'

export interface BookEnd {
  readonly site: string
  readonly sequence: number
  /** The hash of the document with a sequence number, where there is one. */
  readonly hashAt: (sequence: number) => string | undefined
}

export interface Comparison {
  readonly relation: Relation
  /** The last document that both have; 0 where they share none. */
  readonly common: number
}

/** Each hash holds all that came before it: where two agree, everything before agrees. */
export function compareBooks(current: BookEnd, copy: BookEnd): Comparison {
  if (current.site !== copy.site) return { relation: 'other_village', common: 0 }
  const agree = (sequence: number) => {
    const hash = copy.hashAt(sequence)
    return hash !== undefined && hash === current.hashAt(sequence)
  }
  let common = 0
  let beyond = Math.min(current.sequence, copy.sequence) + 1
  while (beyond - common > 1) {
    const middle = Math.floor((common + beyond) / 2)
    if (agree(middle)) common = middle
    else beyond = middle
  }
  return { relation: relationOf(common, current.sequence, copy.sequence), common }
}

function relationOf(common: number, current: number, copy: number): Relation {
  if (common === current && common === copy) return 'same'
  if (common === copy) return 'older'
  return common === current ? 'newer' : 'diverged'
}
