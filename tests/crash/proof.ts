import { isDeepStrictEqual } from 'node:util'
import type { BookAtRest, WrittenDocument } from './book-at-rest.ts'
import { type CartState, type Deed, type Memory, sumOf } from './memory.ts'
import type { Passage } from './paper.ts'
import type { CrashVillage } from './village.ts'

/** What the counter hands out as paper. */
const SLIPS: readonly string[] = ['redemption', 'reversal', 'goods_return', 'exchange', 'correction']

export interface Witnesses {
  readonly village: CrashVillage
  readonly memory: Memory
  /** Documents that stood in the book before the first customer. */
  readonly before: number
  readonly passages: readonly Passage[]
}

/** Everything in which the book on the disk is not what was said and heard outside; empty where all is well. */
export function complaintsAbout(book: BookAtRest, witnesses: Witnesses): string[] {
  return [
    ...aboutNumbers(book.documents),
    ...aboutDocuments(book, witnesses),
    ...aboutFigures(book, witnesses),
    ...aboutCarts(book, witnesses.memory),
    ...aboutJobs(book, witnesses),
  ]
}

/** No number left out, none given twice: by the site's own order, and by kind and year. */
function aboutNumbers(documents: readonly WrittenDocument[]): string[] {
  const found: string[] = []
  const last = new Map<string, number>()
  documents.forEach((document, index) => {
    if (document.sequence !== index + 1)
      found.push(`${document.serial} is number ${document.sequence}, not ${index + 1}`)
    const series = `${document.kind} ${document.branch} ${document.year}`
    const expected = (last.get(series) ?? 0) + 1
    if (document.number !== expected) found.push(`${document.serial} comes where ${expected} was due`)
    last.set(series, document.number)
  })
  return found
}

function aboutDocuments({ documents }: BookAtRest, { memory, before }: Witnesses): string[] {
  const found: string[] = []
  const written = new Map(documents.map((document) => [document.id, document]))
  for (const deed of memory.deeds.values()) {
    const document = written.get(deed.id)
    if (deed.state === 'answered' && document === undefined) {
      found.push(`${deed.serial} was answered and is missing`)
    } else if (deed.state === 'refused' && document !== undefined) {
      found.push(`${document.serial} was refused and stands in the book`)
    } else if (
      deed.state === 'answered' &&
      (document?.serial !== deed.serial ||
        document.checkCode !== deed.checkCode ||
        document.kind !== deed.kind)
    ) {
      found.push(`${deed.serial} ${deed.checkCode} stands as ${document?.serial} ${document?.checkCode}`)
    }
  }
  for (const document of documents.slice(before)) {
    if (!memory.deeds.has(document.id)) found.push(`${document.serial} was asked for by nobody`)
  }
  for (const [window, ids] of memory.answered) {
    const order = ids.map((id) => written.get(id)?.sequence ?? 0).filter((sequence) => sequence > 0)
    if (order.some((sequence, index) => sequence <= (order[index - 1] ?? 0))) {
      found.push(`${window}: the documents do not stand in the order of the answers`)
    }
  }
  return found
}

const inBook = ({ documents }: BookAtRest, memory: Memory): Deed[] =>
  documents.flatMap(({ id }) => memory.deeds.get(id) ?? [])

/** Points and goods by plain reckoning: what was there, and what each document in the book has moved. */
function aboutFigures(book: BookAtRest, { village, memory }: Witnesses): string[] {
  const found: string[] = []
  const deeds = inBook(book, memory)
  const points = sumOf(deeds, 'points')
  for (const { id } of village.households) {
    const expected = village.points + (points.get(id) ?? 0)
    if (book.points.get(id) !== expected) {
      found.push(`household ${id} has ${book.points.get(id)} hundredths, not ${expected}`)
    }
  }
  const shelf = sumOf(deeds, 'shelf')
  for (const { id } of village.goods) {
    const expected = village.pieces + (shelf.get(id) ?? 0)
    if (book.shelf.get(id) !== expected) {
      found.push(`item ${id} has ${book.shelf.get(id)} pieces, not ${expected}`)
    }
  }
  return found
}

function aboutCarts({ carts, documents }: BookAtRest, memory: Memory): string[] {
  const found: string[] = []
  const written = new Map(carts.map((cart) => [cart.id, cart]))
  const posted = new Set(documents.map(({ id }) => id))
  for (const cart of memory.carts.values()) {
    const there = written.get(cart.id)
    const now: CartState = there
      ? { state: there.state, revision: there.revision, content: there.content }
      : { ...cart.known, state: 'gone' }
    const may = [cart.known, ...(cart.maybe ? [cart.maybe] : [])]
    const fits = may.some(
      (state) =>
        state.state === now.state &&
        (now.state === 'gone' ||
          (state.revision === now.revision && isDeepStrictEqual(state.content, now.content))),
    )
    if (!fits) found.push(`cart ${cart.id} is ${JSON.stringify(now)}, not ${JSON.stringify(may)}`)
    if (there && posted.has(cart.id)) found.push(`cart ${cart.id} is posted and still stands`)
    const deed = memory.deeds.get(cart.id)
    if (!there && deed?.state === 'asked' && !posted.has(cart.id)) {
      found.push(`cart ${cart.id} is neither posted nor there`)
    }
  }
  for (const { id } of carts) if (!memory.carts.has(id)) found.push(`cart ${id} was filled by nobody`)
  return found
}

/** A job that may be paper says so; none is lost; none is sent twice unasked. */
function aboutJobs({ jobs, documents }: BookAtRest, { memory, before, passages }: Witnesses): string[] {
  const found: string[] = []
  const ids = new Set(jobs.map(({ id }) => id))
  for (const [job] of memory.promisedJobs) {
    if (!ids.has(job)) found.push(`print job ${job} was promised and is missing`)
  }
  for (const job of jobs) {
    if (['failed', 'unknown'].includes(job.state) && !job.reason)
      found.push(`print job ${job.id} does not say why`)
  }
  for (const document of documents.slice(before)) {
    if (!SLIPS.includes(document.kind)) continue
    const own = jobs.filter((job) => job.document === document.id)
    const first = own.filter(({ reprint }) => !reprint)
    if (first.length !== 1) found.push(`${document.serial} has ${first.length} slips in the print queue`)
    if (own.length - first.length > (memory.reprintsAsked.get(document.id) ?? 0)) {
      found.push(`${document.serial} is printed again unasked`)
    }
    const sent = passages.filter(({ serial }) => serial === document.serial)
    const begun = own.filter(({ state }) => state !== 'waiting' && state !== 'dropped')
    if (sent.length > begun.length) {
      found.push(
        `${document.serial} went to the printer ${sent.length} times, the queue knows of ${begun.length}`,
      )
    }
    const printed = own.filter(({ state }) => state === 'printed')
    if (printed.length > sent.filter(({ whole }) => whole).length) {
      found.push(`${document.serial} is called printed and never wholly reached the printer`)
    }
  }
  return found
}

/** Once the program runs again: what is still being sent belongs to this start; the rest may be paper, and says so. */
export function complaintsAboutInterrupted(before: BookAtRest, after: BookAtRest): string[] {
  const now = new Map(after.jobs.map((job) => [job.id, job]))
  return before.jobs
    .filter(({ state }) => state === 'sending')
    .flatMap(({ id }) => {
      const job = now.get(id)
      const asked = job?.state === 'unknown' && /打出来了吗/.test(job.reason ?? '')
      return asked ? [] : [`print job ${id} was being sent and is now ${job?.state}: ${job?.reason}`]
    })
}

/** After a look at the book, its own word counts for carts whose last call was not answered. */
export function settle(book: BookAtRest, memory: Memory): void {
  const carts = new Map(book.carts.map((cart) => [cart.id, cart]))
  for (const cart of memory.carts.values()) {
    const there = carts.get(cart.id)
    if (there) {
      cart.known = { state: there.state, revision: there.revision, content: there.content }
      cart.maybe = undefined
    } else memory.carts.delete(cart.id)
  }
}
