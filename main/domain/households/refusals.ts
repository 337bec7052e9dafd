import { formatPoints } from '../../kernel/amounts.ts'
import { type Day, formatDay } from '../../kernel/dates.ts'
import { refuse } from '../../kernel/result.ts'

/** Refusals of the register, in the order in which an act checks them. */
export const householdRefusals = {
  noPaper: () => refuse('no_joining_paper', '这张单不是并户单，也不是分户单。'),
  unknown: () => refuse('household_unknown', '找不到这一户，请重新查一次。'),
  merged: (number: string) =>
    refuse('household_merged', `${number} 号已经并到别的户里了，请到并入的那一户去办。`, { number }),
  closed: (number: string) =>
    refuse('household_closed', `${number} 号已经销户。要办事，请先在这一户的档案里“恢复在册”。`, { number }),
  notClosed: (number: string) =>
    refuse('household_not_closed', `${number} 号没有销户，不用恢复。`, { number }),
  headPending: (number: string) =>
    refuse('head_pending', `${number} 号的户主待定，请先定下户主再办。`, { number }),
  changed: (number: string) =>
    refuse('household_changed', `${number} 号刚才被别人改过了。填的内容还在，请看一看新的再存。`, { number }),

  numberInvalid: (number: string) =>
    refuse('number_invalid', `户号“${number}”不对。户号写数字，比如 128；也可以留空，由程序接着往下编。`, {
      field: 'number',
      number,
    }),
  numberTaken: (number: string, name: string) =>
    refuse('number_taken', `${number} 号已经是${name}家的了。请换一个号，或留空由程序编。`, {
      field: 'number',
      number,
      name,
    }),

  nameMissing: () =>
    refuse('name_missing', '有一位家庭成员没有写姓名。请补上，或把这一行去掉。', { field: 'name' }),
  nameOdd: (name: string) =>
    refuse('name_odd', `“${name}”不像人的姓名，里面有数字或符号。请改一下。`, { field: 'name', name }),
  idNumber: (label: string) =>
    refuse('id_number_typed', `“${label}”里有身份证号一类的长号码。按规定这里不存，请删掉再存。`, { label }),
  phoneInvalid: (name: string) =>
    refuse('phone_invalid', `${name}的电话不完整。手机号是 11 位，固定电话要带区号，请核对。`, {
      field: 'phones',
      name,
    }),
  memberUnknown: () => refuse('member_unknown', '这个人不在这一户里了，请刷新后再看。'),
  sameTwice: (name: string) => refuse('member_twice', `${name}在这张表里写了两次，请去掉一次。`, { name }),

  headGone: (name: string) =>
    refuse('head_gone', `${name}已经不在这一户了，不能当户主。请另选一位。`, { name }),
  headSame: (name: string) => refuse('head_same', `${name}本来就是户主，不用变更。`, { name }),
  nobodyLeft: (number: string) =>
    refuse('nobody_left', `${number} 号家里没有别的人了，请办销户。`, { number }),

  untilPast: (until: Day) =>
    refuse('until_past', `${formatDay(until)}已经过去了。请选今天或以后的日子。`, { field: 'until', until }),
  pointsLeft: (number: string, points: number) =>
    refuse(
      'points_left',
      `${number} 号还有 ${formatPoints(points)} 分没兑完，请定一个最后兑换的日子，好让他们来兑。`,
      { number, points },
    ),
  alreadyCleared: (number: string) =>
    refuse('already_cleared', `${number} 号的积分已经清零，不能再恢复。请重新登记一户。`, { number }),
  notDue: (number: string, until: Day | null) =>
    refuse(
      'clearing_not_due',
      until === null
        ? `${number} 号没有销户，不能清零。`
        : `${number} 号到${formatDay(until)}还能兑换，过了那天才能清零。`,
      { number, until },
    ),
  nothingToClear: (number: string) =>
    refuse('nothing_to_clear', `${number} 号已经没有积分了，不用清零。`, { number }),

  mergeSelf: () => refuse('merge_self', '不能把一户并进它自己。请重新选要并进来的户。'),
  mergeTwice: (number: string) => refuse('merge_twice', `${number} 号写了两次，请去掉一次。`, { number }),
  mergeBorrowers: (number: string) =>
    refuse('merge_loans', `${number} 号和别的户都借着分，并到一起说不清。请先了结一家的借分。`, { number }),
  splitNobody: () => refuse('split_nobody', '请至少勾一位分出去的人。'),
  splitEverybody: () => refuse('split_everybody', '不能把全家都分出去，原来的户里至少要留一位。'),
  splitHead: (name: string) =>
    refuse('split_head', `${name}是户主，不能直接分出去。请先变更户主，再办分户。`, { name }),
  splitNewHead: () => refuse('split_new_head', '新户的户主要从分出去的人里选。'),
  splitPoints: (left: number, wanted: number) =>
    refuse(
      'split_points',
      `可以分的积分只有 ${formatPoints(left)} 分，这里写了 ${formatPoints(wanted)} 分。请改小一点。`,
      { left, wanted },
    ),
  schemeUnknown: () => refuse('scheme_unknown', '这一户没有这种积分，请刷新后再试。'),

  cardThere: (number: string) =>
    refuse('card_there', `${number} 号已经有一张在用的卡。卡坏了请办换卡，丢了请先挂失。`, { number }),
  noCard: (number: string) =>
    refuse('no_card', `${number} 号没有在用的卡。还没发过请办发卡，已经挂失的请办补卡。`, { number }),
  noCardToReplace: (number: string) =>
    refuse('no_card_to_replace', `${number} 号还没有发过卡，请办发卡。`, { number }),

  proxyEnded: () => refuse('proxy_ended', '这份委托已经结束了。'),
}

export const registerImportRefusals = {
  changedSinceSeen: () =>
    refuse('import_changed', '预览以后，文件或农户有了变动。请再看一遍新的预览，再点“确认导入”。'),
  sameFile: (serial: string) =>
    refuse('import_same_file', `这个文件已经导入过了，单号 ${serial}。要重新导入，请先撤销那一次。`, {
      serial,
    }),
  undecided: (count: number) =>
    refuse('import_undecided', `还有 ${count} 户可能是改了户号，请先选“是同一户”或“不是”。`, { count }),
  numberInTheWay: (oldNumber: string, newNumber: string) =>
    refuse(
      'import_number_taken',
      `${oldNumber} 号要改成 ${newNumber} 号，可是 ${newNumber} 号在册里还是另一户。请先给那一户改号，或选“不是同一户”。`,
      { oldNumber, newNumber },
    ),
  nothing: () => refuse('import_nothing', '和册里的一样，没有什么要导入的。'),
  noUntil: (number: string) =>
    refuse('import_close_until', `${number} 号要销户，还有积分没兑完。请定一个最后兑换的日子。`, { number }),
  unknown: () => refuse('import_unknown', '找不到这一次导入，请刷新后再看。'),
  reversed: (serial: string) =>
    refuse('import_reversed', `这一次导入已经撤销过了，单号 ${serial}。`, { serial }),
  held: (number: string, serial: string) =>
    refuse(
      'import_held',
      `不能撤销了：${number} 号已经办过别的事（${serial}）。要改，请到那一户的档案里改。`,
      { number, serial },
    ),
  numberTakenBack: (number: string) =>
    refuse('import_number_reused', `不能撤销：原来的 ${number} 号现在是另一户。请先给那一户改号。`, {
      number,
    }),
}
