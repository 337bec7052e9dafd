import {
  type AccountTuple,
  type DocumentContent,
  FORMAT,
  recordedAccount,
  recordedTransfer,
  type TransferTuple,
} from './content.ts'

/** What the columns of a document claim of its content. */
export type ClaimedHead = Omit<
  DocumentContent,
  'kind' | 'request' | 'facts' | 'digests' | 'accounts' | 'transfers'
> & { readonly kind: string; readonly format: number }

export type ScannedContent = Pick<DocumentContent, 'digests' | 'accounts' | 'transfers'>

const ACCOUNTS = '{"accounts":'
const BRANCH = Buffer.from(',"branch":')
const ENTERED = Buffer.from('},"enteredAt":')
const HANDED = Buffer.from('"handedBy":')
const BEFORE_HANDED = `,"format":${FORMAT},`.length
const TRANSFERS = Buffer.from(',"transfers":[')

const quoted = (value: string | null) => (value === null ? 'null' : `"${value}"`)

/**
 * Reads the short parts of a content, as the bytes that were hashed, without unfolding request and facts, and
 * only where every field outside them says what the columns claim. Undefined says nothing: `readContent` then
 * tells what differs. Half the time of an audit goes into this; unfolding everything would double it.
 *
 * It holds because the spelling is canonical. Outside of strings a quote is never escaped and inside always,
 * so the first `,"branch":` after a list of plain tuples, the first `},"enteredAt":` after a flat object and
 * the last `,"transfers":[` can only be the document's own; and where `"handedBy":` stands once, so is that.
 */
export function scanContent(bytes: Buffer, claimed: ClaimedHead): ScannedContent | undefined {
  const says = (text: string, at: number) =>
    at >= 0 && bytes.toString('latin1', at, at + text.length) === text
  if (claimed.format !== FORMAT || !says(ACCOUNTS, 0) || !says(']}', bytes.length - 2)) return undefined

  const accountsEnd = bytes.indexOf(BRANCH)
  const head = `,"branch":"${claimed.branch}","businessDate":"${claimed.businessDate}","businessYear":${claimed.businessYear},"digests":`
  if (!says(head, accountsEnd)) return undefined

  const digestsAt = accountsEnd + head.length
  const digestsEnd = bytes.indexOf(ENTERED, digestsAt) + 1
  const entered = `,"enteredAt":"${claimed.enteredAt}","facts":`
  if (!says(entered, digestsEnd)) return undefined

  const transfersAt = bytes.lastIndexOf(TRANSFERS)
  const tail = `,"scheme":${quoted(claimed.scheme)},"sequence":${claimed.sequence},"serial":"${claimed.serial}","serialNumber":${claimed.serialNumber},"site":"${claimed.site}"`
  const tailAt = transfersAt - tail.length
  if (!says(tail, tailAt)) return undefined

  const handedAt = bytes.indexOf(HANDED, digestsEnd)
  if (handedAt === -1 || handedAt !== bytes.lastIndexOf(HANDED)) return undefined
  const middle = `,"format":${FORMAT},"handedBy":${quoted(claimed.handedBy)},"household":${quoted(claimed.household)},"id":"${claimed.id}","kind":"${claimed.kind}","recordedBy":${quoted(claimed.recordedBy)},"refersTo":${quoted(claimed.refersTo)},"request":`
  const middleAt = handedAt - BEFORE_HANDED
  if (middleAt < digestsEnd + entered.length || middleAt + middle.length > tailAt) return undefined
  if (!says(middle, middleAt)) return undefined

  try {
    const part = <T>(from: number, to: number): T => JSON.parse(bytes.toString('utf8', from, to)) as T
    return {
      accounts: part<AccountTuple[]>(ACCOUNTS.length, accountsEnd).map(recordedAccount),
      digests: part<DocumentContent['digests']>(digestsAt, digestsEnd),
      transfers: part<TransferTuple[]>(transfersAt + TRANSFERS.length - 1, bytes.length - 1).map(
        recordedTransfer,
      ),
    }
  } catch {
    return undefined
  }
}
