import { ledgerStore } from './ledger.store.ts'

/** What other nouns may read of the ledger: the site, its documents with their texts, its accounts. */
export const book = {
  site: ledgerStore.site,
  head: ledgerStore.head,
  document: ledgerStore.document,
  texts: ledgerStore.texts,
  account: ledgerStore.account,
}
