import { refuse } from '../../kernel/result.ts'

export const safekeepingRefusals = {
  busy: () => refuse('safekeeping_busy', '正在备份或恢复，请等它做完再试。'),
  nothing: () => refuse('nothing_to_back_up', '还没有建账，没有东西可以备份。'),
  noFolder: (folder: string) =>
    refuse('backup_folder_missing', `找不到这个文件夹：${folder}。请看看U盘是不是插好了，再备份一次。`, {
      folder,
    }),
  readOnlyFolder: (folder: string) =>
    refuse(
      'backup_folder_read_only',
      `${folder} 只能读、不能写，备份没有做成。请检查U盘的写保护，或换一个文件夹。账本好好的。`,
      { folder },
    ),
  full: (folder: string, needed: number, free: number) =>
    refuse(
      'backup_disk_full',
      `放备份的地方不够了：${folder}，要 ${megabytes(needed)} MB，还差 ${megabytes(needed - free)} MB。请清出一些空间，或换一个U盘。账本好好的。`,
      { folder, needed, free },
    ),
  broken: (folder: string) =>
    refuse(
      'backup_broken',
      `写到 ${folder} 的备份读回来是坏的，已经不要了。请换一个U盘或文件夹，再备份一次。账本好好的。`,
      { folder },
    ),
  unsound: (path: string, count: number) =>
    refuse(
      'backup_unsound',
      `备份做好了，可是账本体检发现 ${count} 处不对。请到“监督”里的“账本体检”看一看。备份在 ${path}。`,
      { path, count },
    ),

  notLooked: () => refuse('rehearsal_unknown', '这份备份还没有试过，或者试过以后程序重新开过。请先试一遍。'),
  stale: () => refuse('rehearsal_stale', '试过以后又记了账，要丢掉的单子变了。请再试一遍，看清楚再恢复。'),
  unsoundCopy: (count: number) =>
    refuse(
      'restore_unsound',
      `这份备份的体检有 ${count} 处不对。最好换一份；一定要用它，请勾上“知道有不对的地方，仍然恢复”。`,
      { count },
    ),
  emptyCopy: () => refuse('restore_empty', '这份备份里还没有建账，恢复了也没有用。请选另一份。'),
  needsAdmin: () =>
    refuse(
      'restore_needs_admin',
      '这份备份里的管理员在这台电脑上还没有密码。请选一位管理员，给他定一个新密码。',
    ),
  notAdmin: () => refuse('restore_not_admin', '只有管理员能恢复账本，请让管理员登录后再来。'),
  sameFile: () => refuse('restore_same_file', '这就是现在正在用的账本，不用恢复。请选一份备份。'),
  booksDamaged: () =>
    refuse('books_damaged', '账本文件坏了，不能在它上面重新建账。请先用最近的备份恢复，旧文件会另外留着。'),
}

const megabytes = (bytes: number) => Math.max(1, Math.ceil(bytes / (1024 * 1024)))
