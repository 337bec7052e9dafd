import { shop, useAsk } from '#renderer/api/client.ts'

export interface SubjectAccount {
  readonly scheme: string
  readonly schemeName: string
  /** Null before its first deed. */
  readonly subject: string | null
  readonly balance: number
}

/** What people or teams have: the schemes that score them, and each one's accounts in them. */
export function useSubjectPoints(kind: 'person' | 'team') {
  const asked = useAsk(shop.points.subjects, { kind })
  const schemes = asked.data?.schemes ?? []
  const of = (who: string): readonly SubjectAccount[] =>
    schemes.map(({ id, name }) => {
      const row = asked.data?.rows.find((one) => one.scheme === id && one.who === who)
      return { scheme: id, schemeName: name, subject: row?.subject ?? null, balance: row?.balance ?? 0 }
    })
  return { schemes, of }
}
