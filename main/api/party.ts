import { z } from 'zod'
import { call, day, documentRef, id, requiredText } from './call.ts'
import { partyClass } from './rules.ts'

/** A–F; empty: in no class. */
export const partyClassOrNone = z.union([partyClass, z.literal('')])
export type PartyClassOrNone = z.infer<typeof partyClassOrNone>

export const partyMember = z.object({
  person: id,
  name: z.string(),
  number: z.string(),
  groupName: z.string(),
  class: partyClassOrNone,
  /** Since when; null where never classed. */
  since: day.nullable(),
  /** What was decided for a later day. */
  next: z.object({ fromDate: day, class: partyClassOrNone }).nullable(),
})
export type PartyMember = z.infer<typeof partyMember>

/** 党员分类 */
export const party = {
  /** Every party member of the village with the class of a day; null: today. */
  members: call('look', z.object({ day: day.nullable() }), z.array(partyMember)),
  /** 党员分类单: from which day, who decided it, and whom it puts where. */
  classify: call(
    'register',
    z.object({
      document: id,
      fromDate: day,
      /** The branch, its meeting. */
      approver: requiredText(40),
      rows: z.array(z.object({ person: id, class: partyClassOrNone })).max(5000),
    }),
    documentRef,
    'party',
  ),
  /** Every class that a person ever had, the newest first. */
  history: call(
    'look',
    z.object({ person: id }),
    z.array(z.object({ fromDate: day, class: partyClassOrNone, serial: z.string(), approver: z.string() })),
  ),
}
