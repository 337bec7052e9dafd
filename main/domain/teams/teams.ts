import { ok, type Result, refuse } from '../../kernel/result.ts'

export interface Team {
  readonly name: string
  readonly active: boolean
  /** Who belongs to it now. */
  readonly members: readonly string[]
}

export interface KnownTeam extends Team {
  readonly changedBy: string
}

export interface Joining {
  readonly name: string
  readonly status: 'living' | 'away' | 'dead' | 'left'
}

export interface TeamGround {
  /** Undefined for a new team. */
  readonly before: KnownTeam | undefined
  readonly basedOn: string | null
  /** Another team of that name. */
  readonly namesake: { readonly active: boolean } | undefined
  readonly person: (id: string) => Joining | undefined
}

/** What a document about a team changes; kept as its facts. */
export interface TeamChange {
  readonly joined: readonly string[]
  readonly left: readonly string[]
  readonly renamed: { readonly from: string; readonly to: string } | null
  /** dissolved or taken up again; null where it stays as it is. */
  readonly active: boolean | null
}

export const teamRefusals = {
  changed: (name: string) => refuse('team_changed', `“${name}”刚才别人改过了，请重新打开再改。`, { name }),
  sameName: (name: string, active: boolean) =>
    refuse(
      'team_same_name',
      active
        ? `已经有一个团队叫“${name}”，请换个名字。`
        : `解散了的团队里有一个叫“${name}”。请换个名字，或者把它重新用起来。`,
      { name },
    ),
  twice: (name: string) => refuse('team_member_twice', `${name}在名单里有两遍，请去掉一个。`, { name }),
  unknownPerson: () => refuse('team_member_unknown', '名单里有个人找不到了，请重新找一找再加。'),
  gone: (name: string) =>
    refuse('team_member_gone', `${name}已经去世或者迁出，不能再加进来，请去掉。`, { name }),
  nobody: () => refuse('team_nobody', '团队里还没有人，请先加成员。'),
  nothing: () => refuse('team_nothing', '什么也没改，不用记。'),
}

/** Whether a team may stand so, and what changes. Who left the village may stay written until somebody strikes him. */
export function checkTeam(wanted: Team, ground: TeamGround): Result<TeamChange> {
  const { before, basedOn, namesake, person } = ground
  if ((before?.changedBy ?? null) !== basedOn) return teamRefusals.changed(before?.name ?? wanted.name)
  if (namesake) return teamRefusals.sameName(wanted.name, namesake.active)
  const known = before?.members ?? []
  const seen = new Set<string>()
  for (const id of wanted.members) {
    const found = person(id)
    if (found === undefined) return teamRefusals.unknownPerson()
    if (seen.has(id)) return teamRefusals.twice(found.name)
    seen.add(id)
    if (!known.includes(id) && (found.status === 'dead' || found.status === 'left')) {
      return teamRefusals.gone(found.name)
    }
  }
  if (wanted.active && wanted.members.length === 0) return teamRefusals.nobody()
  const change: TeamChange = {
    joined: wanted.members.filter((id) => !known.includes(id)),
    left: known.filter((id) => !seen.has(id)),
    renamed: before && before.name !== wanted.name ? { from: before.name, to: wanted.name } : null,
    active: before && before.active !== wanted.active ? wanted.active : null,
  }
  const nothing =
    before !== undefined &&
    change.joined.length === 0 &&
    change.left.length === 0 &&
    change.renamed === null &&
    change.active === null
  return nothing ? teamRefusals.nothing() : ok(change)
}

/** 「改名：巡逻队 → 义务巡逻队。加了 王淑珍。」 */
export function changeSentence(change: TeamChange, isFirst: boolean, nameOf: (id: string) => string): string {
  const names = (ids: readonly string[]) => ids.map(nameOf).join('、')
  const { joined, left, renamed, active } = change
  return [
    isFirst ? '建了团队。' : '',
    renamed ? `“${renamed.from}”改叫“${renamed.to}”。` : '',
    joined.length > 0 ? `加了 ${names(joined)}。` : '',
    left.length > 0 ? `去掉 ${names(left)}。` : '',
    active === null ? '' : active ? '重新用起来了。' : '解散了。',
  ].join('')
}
