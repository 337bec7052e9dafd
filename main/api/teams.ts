import { z } from 'zod'
import { call, day, documentRef, id, nothing, requiredText } from './call.ts'

export const MOST_TEAM_MEMBERS = 500

/** A person as lists tell people of one name apart. */
export const personOfVillage = z.object({
  person: id,
  name: z.string(),
  number: z.string(),
  groupName: z.string(),
})
export type PersonOfVillage = z.infer<typeof personOfVillage>

export const teamRow = z.object({
  team: id,
  name: z.string(),
  /** False once it was dissolved. */
  active: z.boolean(),
  /** What a change is based on. */
  changedBy: id,
  members: z.array(personOfVillage.extend({ since: day })),
})
export type TeamRow = z.infer<typeof teamRow>

/** 团队 */
export const teams = {
  /** Every team, those that were dissolved last. */
  list: call('look', nothing, z.array(teamRow)),
  /** People who may join: by name or household number. */
  people: call('look', z.object({ text: requiredText(20) }), z.array(personOfVillage)),
  /** A team as it shall be: a new one, a new name, other members, dissolved or taken up again. */
  save: call(
    'register',
    z.object({
      document: id,
      team: id,
      /** The document that last changed it; null for a new team. */
      basedOn: id.nullable(),
      name: requiredText(20),
      active: z.boolean(),
      members: z.array(id).max(MOST_TEAM_MEMBERS),
    }),
    documentRef,
    'teams',
  ),
  /** What became of it, the newest first. */
  history: call(
    'look',
    z.object({ team: id }),
    z.array(
      z.object({ document: id, serial: z.string(), day, recordedBy: z.string(), sentence: z.string() }),
    ),
  ),
}
