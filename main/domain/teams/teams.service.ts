import type { PersonOfVillage, teams } from '../../api/teams.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle, Store } from '../../db/handle.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import type { Json } from '../../kernel/json.ts'
import { ok } from '../../kernel/result.ts'
import { endOfPrefix, meansPerson, searchWords } from '../households/search-terms.ts'
import { readContent } from '../ledger/content.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import { teamsStore as store } from './teams.store.ts'
import { changeSentence, checkTeam, type KnownTeam, type TeamChange } from './teams.ts'

/** More are not asked for: the person types another letter. */
const MOST_FOUND = 30

export interface TeamsService extends Calls<typeof teams> {}

/** 团队: who belongs to one, since when, and what became of it; each change a document. */
export function createTeams({ store: village, ledger }: { store: Store; ledger: Ledger }): TeamsService {
  const known = (db: ReadHandle, id: string): KnownTeam | undefined => {
    const row = store.one(db, id)
    return (
      row && {
        name: row.name,
        active: row.active === 1,
        changedBy: row.changed_by,
        members: store.membersOf(db, id),
      }
    )
  }

  return {
    list() {
      const members = store.members(village)
      return ok(
        store.all(village).map(({ id, name, active, changed_by }) => ({
          team: id,
          name,
          active: active === 1,
          changedBy: changed_by,
          members: members
            .filter(({ team }) => team === id)
            .map(({ person, name: called, number, group_name, since }) => ({
              person,
              name: called,
              number,
              groupName: group_name,
              since,
            })),
        })),
      )
    },

    people({ text }) {
      const words = searchWords(text)
      const [first] = words
      if (first === undefined) return ok([])
      const found: PersonOfVillage[] = []
      for (const row of store.housemates(village, { word: first, end: endOfPrefix(first) })) {
        const { person, name, number } = row
        if (!meansPerson(words, number, { name, nickname: row.nickname, oldName: row.old_name })) continue
        found.push({ person, name, number, groupName: row.group_name })
        if (found.length === MOST_FOUND) break
      }
      return ok(found)
    },

    save({ document, ...form }, caller) {
      return village.write((tx) => {
        const { team, basedOn, name, active, members } = form
        let change: TeamChange | undefined
        const posted = ledger.post(
          tx,
          {
            id: document as DocumentId,
            kind: basedOn === null ? 'team_registered' : 'team_changed',
            request: form,
          },
          () => {
            const namesake = store.named(tx, name)
            const checked = checkTeam(
              { name, active, members },
              {
                before: known(tx, team),
                basedOn,
                namesake: namesake && namesake.id !== team ? { active: namesake.active === 1 } : undefined,
                person: (id) => store.person(tx, id),
              },
            )
            if (!checked.ok) return checked
            change = checked.value
            return ok({ recordedBy: caller.staff?.id ?? null, facts: change as unknown as Json })
          },
        )
        if (!posted.ok || change === undefined) return posted
        const row = { id: team, name, active: active ? (1 as const) : (0 as const), document }
        if (basedOn === null) store.insert(tx, row)
        else store.change(tx, row)
        for (const person of change.left) store.leave(tx, { team, person, document })
        for (const person of change.joined) store.join(tx, { team, person, document })
        return posted
      })
    },

    history: ({ team }) =>
      ok(
        store.documents(village, team).map(({ id, kind, serial, business_date, content, recorded_by }) => ({
          document: id,
          serial,
          day: business_date,
          recordedBy: recorded_by ?? '',
          sentence: changeSentence(
            readContent(content).facts as unknown as TeamChange,
            kind === 'team_registered',
            (person) => store.person(village, person)?.name ?? '',
          ),
        })),
      ),
  }
}
