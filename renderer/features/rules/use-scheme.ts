import { useSearchParams } from 'react-router'

/** Which scheme's rules are meant, in the address; null: the first. */
export function useRuledScheme() {
  const [search, setSearch] = useSearchParams()
  const scheme = search.get('scheme')
  return {
    scheme,
    /** Of an older version that is being looked at. */
    rules: search.get('rules'),
    choose: (next: string) => setSearch({ scheme: next }),
    /** "/points/rules/edit" with the scheme. */
    at: (path = '') =>
      `/points/rules${path === '' ? '' : `/${path}`}${scheme === null ? '' : `?scheme=${scheme}`}`,
  }
}
