import type { Finding } from './findings.ts'

/** A document as the first and the last line of the page name it. */
export interface PageDocument {
  readonly serial: string
  readonly sequence: number
  readonly businessDate: string
  readonly enteredAt: string
  readonly checkCode: string
  readonly hash: string
}

/** What stands in all accounts of a unit together; zero where the books close. */
export interface UnitSum {
  readonly book: string
  readonly unit: string
  readonly accounts: number
  readonly sum: number
  readonly valueSum: number
}

/** A check code read from paper, held against the book. */
export interface PaperCode {
  readonly serial: string
  readonly paper: string
  /** The code in the book; null where the book has no such document. */
  readonly book: string | null
}

/** The whole answer of an audit; plain data, so that it crosses threads and prints as JSON. */
export interface AuditReport {
  readonly sound: boolean
  readonly site: {
    readonly id: string
    readonly code: string
    readonly village: string
    readonly shop: string
    readonly demo: boolean
  } | null
  readonly counts: {
    readonly documents: number
    readonly transfers: number
    readonly accounts: number
    readonly texts: number
    readonly blankedTexts: number
    readonly branches: number
    readonly closings: number
  }
  readonly first: PageDocument | null
  readonly last: PageDocument | null
  readonly units: readonly UnitSum[]
  readonly paper: readonly PaperCode[]
  readonly findings: readonly Finding[]
  /** Also those beyond what `findings` keeps. */
  readonly findingsTotal: number
}
