/**
 * The renderer's one door to the program. Pages import from here only.
 *
 * Questions — kept current by themselves: when something changes in the books, open screens ask again.
 *
 *   const list = useAsk(shop.households.list, { status: 'active' })      // Question<Output>
 *   return <Asked question={list}>{(rows) => <Table rows={rows} />}</Asked>   // loading and refusal included
 *   <DataTable state={tableState(list)} rows={list.data ?? []} … />
 *   useAsk(shop.catalogue.search, { text, limit: 20 }, { keep: true })   // keeps the last answer while typing
 *   useAsk(shop.households.detail, { household }, { enabled: household !== '' })
 *
 *   A refusal is `list.error`: a `Refused` with `code`, `facts` and `sentence`.
 *
 * Deeds — never throw; the form keeps what was typed:
 *
 *   const save = useAct(shop.households.register)
 *   const documents = useDocumentIds()                     // one a form
 *   const submit = async () => {
 *     const contents = { name, group }
 *     const result = await save.act({ document: documents.for(contents), ...contents })
 *     if (!result.ok) return                              // save.problem holds the sentence; or result.refusal
 *     documents.recorded()
 *     close(result.value)
 *   }
 *   <Button loading={save.busy} …/>  {save.problem}
 *
 *   Pressing again after a lost connection sends the same document id, so nothing is recorded twice.
 *   `newId()` makes the id of any other new thing (a person, an item): keep it in the form's state.
 *
 * Outside React: `ask(call, input)` throws `Refused`, `act(call, input)` answers a Result.
 *
 * Who: `useSession()` gives the signed-in person, the village, today and the shift; `useMay('keep_stock')` tells
 * whether to show a button.
 *
 * A call appears in `shop` as soon as its noun stands in main/api/contract.ts. Which questions a change makes ask
 * again is in topics.ts: add your noun there.
 */

export { Asked, type AskedProps, tableState } from './asked.tsx'
export { type AnswerOf, type Call, type Shop, shop } from './calls.ts'
export { type DocumentIds, newId, useDocumentIds } from './document-id.ts'
export { type AskOptions, type Deed, type Question, remember, useAct, useAsk } from './questions.ts'
export { act, ask, Refused } from './refused.ts'
export { type SignedIn, useMay, useSession } from './session.ts'
export { ShopProvider } from './shop-provider.tsx'
