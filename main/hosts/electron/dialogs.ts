import { type BrowserWindow, dialog } from 'electron'
import type {
  Answer,
  Picked,
  PickFileRequest,
  PickFolderRequest,
  PickSaveRequest,
  Question,
} from '#main/api/host.ts'

const filters = (kinds: PickFileRequest['kinds']) =>
  kinds.map((kind) => ({ name: kind.label, extensions: kind.extensions }))

const chosen = (cancelled: boolean, path: string | undefined): Picked =>
  cancelled || path === undefined || path === '' ? { outcome: 'cancelled' } : { outcome: 'picked', path }

/** Every box belongs to our window, so that it can never hide behind it. */
export async function pickFile(window: BrowserWindow, request: PickFileRequest): Promise<Picked> {
  const result = await dialog.showOpenDialog(window, {
    title: request.title,
    filters: filters(request.kinds),
    properties: ['openFile', 'dontAddToRecent'],
  })
  return chosen(result.canceled, result.filePaths[0])
}

export async function pickFolder(window: BrowserWindow, request: PickFolderRequest): Promise<Picked> {
  const result = await dialog.showOpenDialog(window, {
    title: request.title,
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  })
  return chosen(result.canceled, result.filePaths[0])
}

export async function pickSavePath(window: BrowserWindow, request: PickSaveRequest): Promise<Picked> {
  const result = await dialog.showSaveDialog(window, {
    title: request.title,
    defaultPath: request.suggestedName,
    filters: filters(request.kinds),
    properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
  })
  return chosen(result.canceled, result.filePath)
}

export async function ask(window: BrowserWindow, question: Question): Promise<Answer> {
  const last = question.buttons.length - 1
  const result = await dialog.showMessageBox(window, {
    type: question.tone,
    title: '积分超市',
    message: question.sentence,
    ...(question.detail === undefined ? {} : { detail: question.detail }),
    buttons: [...question.buttons],
    defaultId: last,
    cancelId: last,
    noLink: true,
  })
  return { outcome: 'answered', button: result.response }
}
