/** How a table's rows are found, filtered and ordered, apart from how they are drawn. */
export interface ArrangedColumn<Row> {
  readonly key: string
  /** Orders two rows; the header then sorts by it. */
  readonly compare?: (a: Row, b: Row) => number
  /** What the header's filter offers, and the row's own value. */
  readonly filter?: { readonly values: readonly string[]; readonly of: (row: Row) => string }
}

export interface Arrangement {
  readonly words: string
  /** By column key; a column without an entry, or with an empty one, lets every row through. */
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly order: { readonly key: string; readonly descending: boolean } | undefined
}

export const asTheyCome: Arrangement = { words: '', filters: {}, order: undefined }

export function arrangeRows<Row>(
  rows: readonly Row[],
  columns: readonly ArrangedColumn<Row>[],
  searchText: ((row: Row) => string) | undefined,
  { words, filters, order }: Arrangement,
): readonly Row[] {
  const filtered = columns.reduce(
    (left, { key, filter }) => {
      const wanted = filters[key] ?? []
      return filter && wanted.length > 0 ? left.filter((row) => wanted.includes(filter.of(row))) : left
    },
    search(rows, words, searchText),
  )
  const compare = order && columns.find(({ key }) => key === order.key)?.compare
  if (!compare) return filtered
  return filtered.toSorted(order.descending ? (a, b) => compare(b, a) : compare)
}

function search<Row>(
  rows: readonly Row[],
  words: string,
  textOf: ((row: Row) => string) | undefined,
): readonly Row[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean)
  if (wanted.length === 0 || !textOf) return rows
  return rows.filter((row) => {
    const text = fold(textOf(row))
    return wanted.every((word) => text.includes(word))
  })
}

/** Full-width and half-width, capitals and small letters are the same to a person who searches. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim()
