import type { HouseholdFile } from '#main/api/households.ts'

/** Which form stands open on a household's file. */
export type OpenAct =
  | {
      readonly act:
        | 'change'
        | 'head'
        | 'close'
        | 'reopen'
        | 'merge'
        | 'split'
        | 'issue'
        | 'replace'
        | 'reprint'
        | 'proxy'
    }
  | { readonly act: 'lose'; readonly code: string }
  | { readonly act: 'end_proxy'; readonly proxy: HouseholdFile['proxies'][number] }
