import { formatPoints } from '../../kernel/amounts.ts'
import { type Day, formatDay } from '../../kernel/dates.ts'
import { refuse } from '../../kernel/result.ts'

/** More than this of one thing is a slip of the finger. */
export const MOST_QUANTITY = 100_000
export const MOST_POINTS = 100_000_000

/** Who a sentence is about. */
export interface Named {
  /** Household, person or team. */
  readonly who: string
  /** 「0012 号王桂花」 */
  readonly called: string
}

/** What a sheet of deeds is refused for, in the order in which it is looked at. */
export const recordingRefusals = {
  empty: () => refuse('deeds_empty', '还没有勾人，请先勾上做了这件事的农户。'),
  ahead: (day: Day, today: Day) =>
    refuse('deed_ahead', `${formatDay(day)}还没到，请把日期改成今天或以前。`, { day, today }),
  entry: (text: string) =>
    refuse('deed_entry', `“${text}”只能由组织来记，自家申报和网格员都不行。请交给评议小组或村两委。`, {
      text,
    }),
  evidenceText: (text: string) =>
    refuse('deed_evidence_text', `“${text}”要写明情况才能记，请在“情况说明”里写上。`, { text }),
  evidencePhoto: (text: string) =>
    refuse('deed_evidence_photo', `“${text}”要有照片才能记，请加一张照片。`, { text }),
  photoMissing: () => refuse('photo_missing', '有一张照片找不到了，请重新加。'),
  alsoMissing: (name: string) =>
    refuse('deed_also_missing', `这一条还要同时记“${name}”，请写上记几分。`, { name }),
  alsoRange: (name: string, minimum: number, maximum: number) =>
    refuse(
      'deed_also_range',
      `同时记的“${name}”要在 ${formatPoints(minimum)} 到 ${formatPoints(maximum)} 分之间。`,
      { name, minimum, maximum },
    ),
  alsoUnset: (name: string) =>
    refuse('deed_also_unset', `这一条同时记的“${name}”还没有定分值，请先到“细则”里定了再记。`, { name }),
  alsoSubject: (name: string) =>
    refuse('deed_also_subject', `这一条同时记的“${name}”不是给这一类人记的，请到“细则”里改。`, { name }),
  alsoPrecision: (name: string, decimals: number) =>
    refuse('deed_also_precision', `同时记的“${name}”小数太多：那个方案${decimalsText(decimals)}。`, {
      name,
      decimals,
    }),
  unknown: () => refuse('deed_subject_unknown', '有一户（人、队）找不到了，请刷新后重新勾。'),
  twiceOnSheet: ({ who, called }: Named) =>
    refuse('deed_subject_twice', `${called}在这张单上勾了两次，请去掉一次。`, { who }),
  merged: ({ who, called }: Named, successor: string) =>
    refuse('deed_household_merged', `${called}已经并到 ${successor}，请改勾那一户。`, { who, successor }),
  closed: ({ who, called }: Named) =>
    refuse('deed_household_closed', `${called}已经销户，不能再记。请去掉这一户。`, { who }),
  gone: ({ who, called }: Named) =>
    refuse('deed_person_gone', `${called}已经不在村里了，不能再记。请去掉。`, { who }),
  partyClass: ({ who, called }: Named, classes: string) =>
    refuse('deed_party_class', `${called}不在这一条说的党员（${classes}）里，请去掉。`, { who, classes }),
  quantity: ({ who, called }: Named, unit: string) =>
    refuse('deed_quantity', `${called}的数量要在 1 到 ${MOST_QUANTITY} ${unit}之间，请改一下。`, { who }),
  range: ({ who, called }: Named, minimum: number, maximum: number, unit: string) =>
    refuse(
      'deed_range',
      minimum === maximum
        ? `${called}：这一条每${unit}是 ${formatPoints(minimum)} 分，不能改。`
        : `${called}：这一条每${unit} ${formatPoints(minimum)} 到 ${formatPoints(maximum)} 分，请改到这中间。`,
      { who, minimum, maximum },
    ),
  precision: ({ who, called }: Named, decimals: number) =>
    refuse('deed_precision', `${called}的分数小数太多：这个方案${decimalsText(decimals)}。`, {
      who,
      decimals,
    }),
  tooMany: ({ who, called }: Named) =>
    refuse('deed_points_too_many', `${called}的分数太大了，最多 ${formatPoints(MOST_POINTS)} 分，请检查。`, {
      who,
    }),
  times: ({ who, called }: Named, sentence: string) =>
    refuse('deed_times', `${called}：${sentence}。`, { who }),
  cap: ({ who, called }: Named, sentence: string, left: number) =>
    refuse('deed_cap', `${called}：${sentence}。`, { who, left }),
  /** Asks: said again with `evenTwice`, it is recorded. */
  twice: ({ who, called }: Named, serial: string, others: number, day: Day) =>
    refuse(
      'deed_twice',
      `${called}${others > 0 ? `等 ${others + 1} 户` : ''}在${formatDay(day)}已经记过这一条（${serial}）。真是又做了一回，就再确认一次。`,
      { who, serial, others },
    ),
}

const decimalsText = (decimals: number): string => (decimals === 0 ? '只用整分' : `最多 ${decimals} 位小数`)

export const recyclingRefusals = {
  notCounted: (text: string) =>
    refuse('clause_not_counted', `“${text}”不是按个数、按斤两算的，请到“记事迹”里记。`, { text }),
  notForHouseholds: (name: string) =>
    refuse('recycling_not_for_households', `“${name}”不是按户记的，交回收物不能记在里面。`, { name }),
  itemUnknown: () => refuse('recycling_item_unknown', '这样东西不是回收物，请到“库存”里看看，或不选。'),
}

/** What a move of deeds is refused for. `called` names the line: 「0012 号王桂花“义务扫雪”」. */
export const moveRefusals = {
  none: () => refuse('deeds_none', '还没有选，请先勾上要办的。'),
  unknown: () => refuse('deed_unknown', '有一条找不到了，请刷新后再试。'),
  twice: (called: string) => refuse('deed_listed_twice', `${called}写了两次，请刷新后再试。`),
  done: (deed: string, called: string, state: string) =>
    refuse('deed_done', `${called}${state}，这一步办不了。请刷新后再看。`, { deed, state }),
  elsewhere: (deed: string, called: string, step: string) =>
    refuse('deed_elsewhere', `${called}现在到了“${step}”，这一步办不了。请刷新后再看。`, { deed, step }),
  disputed: (deed: string, called: string) =>
    refuse('deed_disputed', `${called}有人提了异议，还没有答复。请先到“公示”里答复。`, { deed }),
  notYours: (step: string, role: string) =>
    refuse('step_role', `“${step}”这一步由${role}办，请换人登录。`, { step, role }),
  reasonMissing: (deed: string, called: string) =>
    refuse('deed_reason_missing', `${called}不通过，要写明为什么。`, { deed }),
  presentMissing: () => refuse('sitting_present_missing', '请写上到场的人，至少两位。'),
  notRecorder: (called: string) =>
    refuse('deed_not_recorder', `${called}不是你记的。请记的人来撤，或请管理员、村两委来撤。`),
  noticeRunning: (deed: string, called: string, until: Day) =>
    refuse('notice_running', `${called}公示到${formatDay(until)}，满了才能入账。`, { deed, until }),
  closed: (deed: string, called: string) =>
    refuse('deed_household_closed', `${called}：这一户已经销户，入不了账。请先撤回这一条。`, { deed }),
  notPosted: (called: string) => refuse('deed_not_posted', `${called}还没有入账，不用收回。`),
  reversed: (called: string, serial: string) =>
    refuse('deed_reversed_before', `${called}已经用 ${serial} 收回过了。`, { serial }),
}
