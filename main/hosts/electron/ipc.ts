import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import type { ZodType } from 'zod'
import type { HostChannel } from '#main/api/host-channels.ts'
import type { HostLog } from './log.ts'
import type { OwnOrigin } from './origin.ts'

/** Says which pages may speak to us. */
export interface Callers {
  readonly origin: OwnOrigin
  /** True for the web contents of a window that we opened for our own page. */
  isOurs(contents: WebContents): boolean
  readonly log: HostLog
}

/** Only the main frame of our own window, and only while it shows our own origin. */
export function mayCall(event: IpcMainEvent | IpcMainInvokeEvent, callers: Callers): boolean {
  const frame = event.senderFrame
  if (frame === null || !callers.isOurs(event.sender)) return false
  return frame === event.sender.mainFrame && callers.origin.owns(frame.url)
}

/** One answered call: the caller is checked, then what it sent is parsed, then the work is done. */
export function answerCall<Input, Output>(
  channel: HostChannel,
  input: ZodType<Input>,
  callers: Callers,
  work: (input: Input, event: IpcMainInvokeEvent) => Promise<Output> | Output,
): void {
  ipcMain.handle(channel, async (event, raw: unknown): Promise<Output> => {
    if (!mayCall(event, callers)) {
      callers.log.warn(`refused ${channel} from ${event.senderFrame?.url ?? 'a frame that is gone'}`)
      throw new Error('caller not allowed')
    }
    const parsed = input.safeParse(raw)
    if (!parsed.success) {
      callers.log.warn(`refused ${channel}: malformed request`)
      throw new Error('malformed request')
    }
    return work(parsed.data, event)
  })
}
