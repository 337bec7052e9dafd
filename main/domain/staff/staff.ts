import { refuse } from '../../kernel/result.ts'

export const staffRefusals = {
  notSignedIn: () => refuse('not_signed_in', '请先选名字、输密码登录。'),
  locked: () => refuse('session_locked', '屏幕锁着，请输密码接着用。'),
  noRight: () => refuse('no_right', '这件事您的身份不能办，请找管理员或有权限的人来办。'),
  unknownPerson: () => refuse('staff_unknown', '没有这个人，或已经停用。请重新选名字。'),
  lastAdmin: () => refuse('last_admin', '至少要留一位管理员，不然以后没人能改设置。'),
  sameName: (name: string) =>
    refuse('staff_same_name', `已经有一位${name}了，请在名字后面加个字区分。`, { name }),
  noShift: () => refuse('no_shift', '还没开班。请先开班，选好开单人和发货人。'),
  shiftOpen: () => refuse('shift_open', '已经开着班了。要换人，请先交班。'),
  wrongRecovery: () => refuse('recovery_wrong', '恢复码不对。请照着打印的纸，一个字一个字地输。'),
  founded: () => refuse('already_founded', '这台电脑上已经建好账了。'),
  notFounded: () => refuse('not_founded', '还没有建账，请先走完开始的几步。'),
  pinsKnown: () => refuse('pins_known', '这台电脑上已经有管理员的密码或恢复码，请用它登录。'),
  notAdmin: () => refuse('staff_not_admin', '请选一位管理员。'),
  notDemo: () => refuse('not_demo', '现在用的不是体验数据，不能收起。'),
  needsAdmin: () => refuse('founding_needs_admin', '请至少给一个人选“管理员”，以后改设置、换密码都靠他。'),
}

/** Minutes without anybody touching anything before the screen locks. */
export const IDLE_LOCK_MINUTES = 10
